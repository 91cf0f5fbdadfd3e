import { type ACMClient, type CertificateSummary, paginateListCertificates } from '@aws-sdk/client-acm';
import { type KeyAlgorithm, KEY_ALGORITHMS } from '../../modules/core/certificate';

/** Days before its end from which ACM may wait for a record again, some more than it says (ACM User Guide, managed renewal). */
const RENEWAL_DAYS = 60;
const DAY = 86_400_000;

/** Certificates of a Region for which ACM may wait: those that are not issued yet, and those that are to be renewed. */
export async function maybePending(client: ACMClient, now: Date): Promise<string[]> {
  // Without key types, ACM lists RSA with 1,024 and 2,048 bits only.
  const request = {
    CertificateStatuses: ['PENDING_VALIDATION' as const, 'ISSUED' as const],
    Includes: { keyTypes: [...KEY_ALGORITHMS] as KeyAlgorithm[] },
  };
  const arns: string[] = [];
  for await (const page of paginateListCertificates({ client, pageSize: 1000 }, request)) {
    for (const summary of page.CertificateSummaryList ?? [])
      if (mayWait(summary, now)) arns.push(summary.CertificateArn!);
  }
  return arns;
}

function mayWait({ Status, Type, NotAfter }: CertificateSummary, now: Date): boolean {
  if (Type !== 'AMAZON_ISSUED') return false;
  if (Status !== 'ISSUED') return true;
  return NotAfter !== undefined && NotAfter.getTime() - now.getTime() <= RENEWAL_DAYS * DAY;
}
