import {
  type ACMClient,
  type CertificateStatus,
  type CertificateSummary,
  type KeyAlgorithm,
  paginateListCertificates,
} from '@aws-sdk/client-acm';
import { KEY_ALGORITHMS } from '../modules/core/certificate';

/** Without key types, ACM lists RSA with 1,024 and 2,048 bits only. */
const OF_EVERY_KEY_TYPE = { keyTypes: [...KEY_ALGORITHMS] as KeyAlgorithm[] };

/**
 * Certificates of the Region of a client, a thousand a call.
 *
 * @param statuses those with one of them. @default - all
 */
export async function* listedCertificates(
  client: ACMClient,
  statuses?: CertificateStatus[],
): AsyncGenerator<CertificateSummary> {
  const pages = paginateListCertificates(
    { client, pageSize: 1000 },
    { CertificateStatuses: statuses, Includes: OF_EVERY_KEY_TYPE },
  );
  for await (const { CertificateSummaryList = [] } of pages) yield* CertificateSummaryList;
}
