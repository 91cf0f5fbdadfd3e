import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import type { Permission } from '../permissions/permission';
import type { CertificateAccount, CertificateFacts } from './certificate-kind';
import { distributedCertificate } from './distributed';
import { existingCertificate } from './existing';
import { importedCertificate } from './imported';
import { privateCertificate } from './private';
import { publicCertificate } from './public';

export type { DistributedCertificate } from './distributed';
export type { ExistingCertificate } from './existing';
export type { ImportedCertificate } from './imported';
export type { PrivateCertificate } from './private';
export type { PublicCertificate } from './public';

/** Every source of certificates. */
const KINDS = {
  public: publicCertificate,
  private: privateCertificate,
  imported: importedCertificate,
  distributed: distributedCertificate,
  existing: existingCertificate,
};

export type Certificate = FormedBy<typeof KINDS>;

export const CERTIFICATE_SOURCES = Object.keys(KINDS) as [Certificate['source'], ...Certificate['source'][]];

/** The form of a certificate of any source. */
export const certificateForm = formOfKinds<Certificate>()('source', KINDS);

/** The facts of a certificate; undefined where its source is not known. */
export function certificateFacts(certificate: Draft<Certificate> | undefined): CertificateFacts | undefined {
  return certificate?.source === undefined
    ? undefined
    : KINDS[certificate.source].facts(certificate as never);
}

/** What deploying and planning a certificate needs in its account. */
export function certificatePermissions(
  certificate: Certificate,
  account: CertificateAccount,
): readonly Permission[] {
  return KINDS[certificate.source].permissions(certificate as never, account);
}
