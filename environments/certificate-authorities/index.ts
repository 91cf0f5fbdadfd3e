import { type Form, formOfKinds } from '../form';
import { createdAuthority } from './create';
import { existingAuthority } from './existing';

export type { CreatedCertificateAuthority } from './create';
export type { ExistingCertificateAuthority } from './existing';
export type { Revocation } from './revocations';
export type { ShareWith } from './share-with';

/** Every type of CA. */
const KINDS = {
  create: createdAuthority,
  existing: existingAuthority,
};

type Kinds = typeof KINDS;

/** A private CA that shared services creates, or that exists. */
export type CertificateAuthority = {
  [Type in keyof Kinds]: Kinds[Type] extends { readonly form: Form<infer T> } ? T : never;
}[keyof Kinds];

/** The form of a CA of any type. */
export const certificateAuthorityForm = formOfKinds<CertificateAuthority>()('type', KINDS, 'create');
