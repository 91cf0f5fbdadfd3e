import { type FormedBy, formOfKinds } from '../form';
import { createdAuthority } from './create';
import { existingAuthority } from './existing';
import { externallySignedAuthority } from './externally-signed';
import type { Permission } from '../permissions/permission';
import type { AuthorityAccount } from './authority-kind';

export type { CreatedCertificateAuthority } from './create';
export type { ExistingCertificateAuthority } from './existing';
export type { ExternallySignedCertificateAuthority, InstalledCertificate } from './externally-signed';
export type { MadeAuthority } from './made-authority';
export type { Revocation } from './revocations';
export type { ShareWith } from './share-with';

/** Every type of CA. */
const KINDS = {
  create: createdAuthority,
  existing: existingAuthority,
  'externally-signed': externallySignedAuthority,
};

/** A private CA that shared services creates, or that exists. */
export type CertificateAuthority = FormedBy<typeof KINDS>;

/** The form of a CA of any type. */
export const certificateAuthorityForm = formOfKinds<CertificateAuthority>()('type', KINDS, 'create');

/** What deploying and planning a CA needs in the shared-services account. */
export function authorityPermissions(
  authority: CertificateAuthority,
  account: AuthorityAccount,
): readonly Permission[] {
  return KINDS[authority.type ?? 'create'].permissions(authority as never, account);
}
