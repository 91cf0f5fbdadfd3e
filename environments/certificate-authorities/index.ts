import { formOfKinds } from '../form';
import { type CreatedCertificateAuthority, createdAuthority } from './create';
import { type ExistingCertificateAuthority, existingAuthority } from './existing';

export type { CreatedCertificateAuthority } from './create';
export type { ExistingCertificateAuthority } from './existing';
export type { Revocation } from './revocations';
export type { ShareWith } from './share-with';

/** A private CA that shared services creates, or that exists. */
export type CertificateAuthority = CreatedCertificateAuthority | ExistingCertificateAuthority;

/** The form of a CA of any type. */
export const certificateAuthorityForm = formOfKinds<CertificateAuthority>(
  'type',
  { create: createdAuthority, existing: existingAuthority },
  'create',
);
