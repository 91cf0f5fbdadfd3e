import { z } from 'zod';
import {
  ISSUABLE_KEY_ALGORITHMS,
  WAIT_TIMEOUT_MAXIMUM_MINUTES,
  type IssuableKeyAlgorithm,
} from '../../modules/core';
import { domain, flag, formOf, integer, oneOf, record, zoneName } from '../form';
import { certificateRequests } from '../permissions/services/certificates';
import { type CertificateKind, type TaggedCertificate, namesAndTags, regionsOf } from './certificate-kind';
import { type Distribution, distributionForm, distributionPermissions } from './distribution';

/** Requested by the application account, proved in a shared zone. */
export interface PublicCertificate extends TaggedCertificate {
  readonly source: 'public';
  /** `email` needs a person's click at every renewal. @default 'dns' */
  readonly validation?: 'dns' | 'email';
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: IssuableKeyAlgorithm;
  /** Zone of single names, where the longest suffix is not the right one. @default - by suffix */
  readonly zones?: Readonly<Record<string, string>>;
  /**
   * Whether the key may leave ACM, which is charged at every renewal; needs provider 6. Changing it replaces the
   * certificate, the new one first.
   *
   * @default false
   */
  readonly exportable?: boolean;
  /** Which accounts may have copies; the certificate is exportable then. @default - none */
  readonly distribution?: Distribution;
  /** How long to wait for the issue, in whole minutes, at most 4320. @default 75 */
  readonly waitTimeoutMinutes?: number;
}

export const publicCertificate: CertificateKind<PublicCertificate> = {
  form: formOf<PublicCertificate>()({
    source: z.literal('public'),
    ...namesAndTags,
    validation: oneOf(['dns', 'email']).optional(),
    keyAlgorithm: oneOf(ISSUABLE_KEY_ALGORITHMS).optional(),
    zones: record(domain, zoneName).optional(),
    exportable: flag.optional(),
    distribution: distributionForm.optional(),
    waitTimeoutMinutes: integer(1, WAIT_TIMEOUT_MAXIMUM_MINUTES, 'minutes').optional(),
  }),
  facts: ({ validation, zones, distribution }) => ({
    isRequested: true,
    isPublic: true,
    type: 'AMAZON_ISSUED',
    proofs: validation === 'email' ? undefined : { zones },
    distribution,
  }),
  permissions: (certificate, account) => [
    ...certificateRequests(account, regionsOf(certificate, account)),
    ...distributionPermissions(certificate, account, regionsOf(certificate, account)[0]),
  ],
};
