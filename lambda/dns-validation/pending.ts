import type { ACMClient, CertificateSummary } from '@aws-sdk/client-acm';
import { listedCertificates } from '../listed-certificates';

/** Days before its end from which ACM may wait for a record again, some more than it says (ACM User Guide, managed renewal). */
const RENEWAL_DAYS = 60;
const DAY = 86_400_000;

/** Certificates of a Region for which ACM may wait: those that are not issued yet, and those that are to be renewed. */
export async function maybePending(client: ACMClient, now: Date): Promise<string[]> {
  const arns: string[] = [];
  for await (const summary of listedCertificates(client, ['PENDING_VALIDATION', 'ISSUED']))
    if (mayWait(summary, now)) arns.push(summary.CertificateArn!);
  return arns;
}

function mayWait({ Status, Type, NotAfter }: CertificateSummary, now: Date): boolean {
  if (Type !== 'AMAZON_ISSUED') return false;
  if (Status !== 'ISSUED') return true;
  return NotAfter !== undefined && NotAfter.getTime() - now.getTime() <= RENEWAL_DAYS * DAY;
}
