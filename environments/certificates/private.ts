import { z } from 'zod';
import { ISSUABLE_KEY_ALGORITHMS, type IssuableKeyAlgorithm } from '../../modules/core';
import { formOf, name, oneOf } from '../form';
import { bySource, mayWrite } from '../permissions/permitted';
import { certificateRequests } from '../permissions/services/certificates';
import { ruleMessage } from '../rule-message';
import { type CertificateKind, type TaggedCertificate, namesAndTags, regionsOf } from './certificate-kind';
import { type Distribution, distributionForm, distributionPermissions } from './distribution';

/**
 * Requested by the application account from a CA of shared services.
 *
 * Its key can always be exported: allow or deny `acm:ExportCertificate`.
 */
export interface PrivateCertificate extends TaggedCertificate {
  readonly source: 'private';
  readonly certificateAuthority: string;
  /** @default - `RSA_2048` or `EC_prime256v1`, as the CA's key */
  readonly keyAlgorithm?: IssuableKeyAlgorithm;
  /** Which accounts may have copies. @default - none */
  readonly distribution?: Distribution;
  /** ACM takes no options for a private certificate. */
  readonly exportable?: never;
}

export const privateCertificate: CertificateKind<PrivateCertificate> = {
  form: formOf<PrivateCertificate>()({
    source: z.literal('private'),
    ...namesAndTags,
    certificateAuthority: name,
    keyAlgorithm: oneOf(ISSUABLE_KEY_ALGORITHMS).optional(),
    distribution: distributionForm.optional(),
    exportable: z
      .never({
        error: ruleMessage({
          rule: 'must be left out, as ACM takes no options for a private certificate',
          remedy: 'its key can always be exported: allow or deny acm:ExportCertificate',
        }),
      })
      .optional(),
  }),
  facts: ({ certificateAuthority, distribution }) => ({
    isRequested: true,
    isPublic: false,
    type: 'PRIVATE',
    certificateAuthority,
    distribution,
  }),
  permissions: (certificate, account) => [
    ...certificateRequests(account, regionsOf(certificate, account)),
    ...distributionPermissions(certificate, account, regionsOf(certificate, account)[0]),
    mayWrite(
      'have the CA issue private certificates',
      ['acm-pca:IssueCertificate'],
      [account.certificateAuthorityArn(certificate.certificateAuthority)],
    ),
    bySource(
      'AWS Private CA User Guide, policies for cross-account access',
      mayWrite(
        'have ACM fetch what the CA has issued',
        ['acm-pca:GetCertificate'],
        [account.certificateAuthorityArn(certificate.certificateAuthority)],
      ),
    ),
  ],
};
