import { z } from 'zod';
import { ISSUABLE_KEY_ALGORITHMS, type IssuableKeyAlgorithm } from '../../modules/core';
import { formOf, oneOf, text } from '../form';
import { copyPermissions } from '../permissions/services/certificates';
import { type CertificateKind, type TaggedCertificate, namesAndTags, regionsOf } from './certificate-kind';

/** A copy of another application's certificate, key and all; a function there brings it up to each renewal, under the same ARN. */
export interface DistributedCertificate extends TaggedCertificate {
  readonly source: 'distributed';
  /** Certificate as `<application>/<certificate>`, whose `distribution` has this account. */
  readonly from: string;
  /** As the original's, for services that ask. @default - the original's, where its entry says it */
  readonly keyAlgorithm?: IssuableKeyAlgorithm;
}

export const distributedCertificate: CertificateKind<DistributedCertificate> = {
  form: formOf<DistributedCertificate>()({
    source: z.literal('distributed'),
    ...namesAndTags,
    from: text(
      'a certificate of another application',
      /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/,
      'write it as "edge/everywhere"',
    ),
    keyAlgorithm: oneOf(ISSUABLE_KEY_ALGORITHMS).optional(),
  }),
  facts: ({ from }) => ({ isRequested: false, type: 'IMPORTED', copyOf: from }),
  permissions: (certificate, account) =>
    copyPermissions(account, regionsOf(certificate, account), account.distributor(certificate.from)),
};
