import {
  type ACMClient,
  type CertificateSummary,
  DescribeCertificateCommand,
  ListTagsForCertificateCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-acm';
import pLimit from 'p-limit';
import { MANAGED_LIFETIMES } from '../../modules/core/renewal-windows';
import { listedCertificates } from '../listed-certificates';
import type { AccountRegion } from '../other-account';
import { type Asked, lineOf } from './line';
import type { KeptCertificate, Part } from './kept';

const DAY = 86_400_000;
/** ACM takes ten descriptions a second of an account in a Region (ACM User Guide, quotas). */
const AT_ONCE = 4;
/** ACM begins no renewal earlier (ACM User Guide, managed renewal: private certificates). */
const RENEWAL_DAYS = MANAGED_LIFETIMES.private.renewalDays;

/**
 * The certificates of a Region. ACM is asked for the list, and for more only of those that are new, change, or are to be renewed; for
 * tags of imported ones once a day.
 *
 * @param before what was found there last
 */
export async function certificatesOf(
  client: ACMClient,
  place: AccountRegion,
  before: Part | undefined,
  now: Date,
): Promise<KeptCertificate[]> {
  const known = new Map((before?.certificates ?? []).map((each) => [each.line.certificateArn, each]));
  const limit = pLimit(AT_ONCE);
  const found: Array<Promise<KeptCertificate[]>> = [];
  for await (const summary of listedCertificates(client)) {
    const previous = known.get(summary.CertificateArn!);
    found.push(
      limit(async () => {
        const asked = await askedOf(client, summary, previous, now);
        if (asked === undefined) return [];
        const line = lineOf(place, summary, { asked, before: previous?.line, now });
        const checkedAt = asked.tags === undefined ? previous?.checkedAt : checked(line.type, previous, now);
        return [{ line, checkedAt }];
      }),
    );
  }
  return (await Promise.all(found)).flat();
}

/** Imported ones are asked for their tags, which is all that is done for them once a day. */
function checked(type: string, previous: KeptCertificate | undefined, now: Date): string | undefined {
  return type === 'IMPORTED' ? now.toISOString() : previous?.checkedAt;
}

/** Whether something is due that is done once a day. */
export function isDue({ checkedAt }: Pick<KeptCertificate, 'checkedAt'>, now: Date): boolean {
  return checkedAt === undefined || now.getTime() - Date.parse(checkedAt) >= DAY;
}

/** What is asked beside the list; undefined where the certificate is gone by now. */
async function askedOf(
  client: ACMClient,
  summary: CertificateSummary,
  previous: KeptCertificate | undefined,
  now: Date,
): Promise<Asked | undefined> {
  const request = { CertificateArn: summary.CertificateArn };
  const isNew = previous === undefined;
  const wantsDetail = isNew || previous.line.status !== summary.Status || maySoonChange(summary, now);
  const wantsTags = isNew || (summary.Type === 'IMPORTED' && isDue(previous, now));
  try {
    const detail = wantsDetail
      ? (await client.send(new DescribeCertificateCommand(request))).Certificate
      : undefined;
    const tags = wantsTags
      ? ((await client.send(new ListTagsForCertificateCommand(request))).Tags ?? [])
      : undefined;
    return { detail, tags };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Whether ACM waits for something, or is about to renew. */
function maySoonChange({ Status, Type, NotAfter }: CertificateSummary, now: Date): boolean {
  if (Status === 'PENDING_VALIDATION') return true;
  if (Status !== 'ISSUED' || Type === 'IMPORTED' || NotAfter === undefined) return false;
  return NotAfter.getTime() - now.getTime() <= RENEWAL_DAYS * DAY;
}
