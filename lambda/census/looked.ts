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
import { type Asked, lineOf } from './line';
import type { KeptCertificate, Part } from './kept';
import { type Pace, paceOf } from './pace';
import type { CountedPlace } from './places';

const DAY = 86_400_000;
/** Half of the descriptions that ACM gives an account in a Region (ACM User Guide, quotas): others ask too. */
const ASKED_A_SECOND = 5;
/** What is done in less than half of the function's time where ACM is fast; what is over is asked for in the next census. */
const ASKED_AT_MOST = 500;
/** Where it is slow, no more is asked after so long. */
const ASKING_MILLISECONDS = 120_000;
const AT_ONCE = 4;
/** ACM begins no renewal earlier (ACM User Guide, managed renewal: private certificates). */
const RENEWAL_DAYS = MANAGED_LIFETIMES.private.renewalDays;

/** A certificate of the list, and what is to be asked of it beside. */
interface Listed {
  readonly summary: CertificateSummary;
  /** @default - it is new */
  readonly previous?: KeptCertificate;
  readonly wantsDetail: boolean;
  readonly wantsTags: boolean;
}

/**
 * The certificates of a Region. ACM is asked for the list, and for more only of those that are new, change, or are to be renewed; for
 * tags of imported ones once a day. Where these are too many for one census, those come first that wait longest.
 *
 * @param before what was found there last
 */
export async function certificatesOf(
  client: ACMClient,
  place: CountedPlace,
  before: Part | undefined,
  now: Date,
  pace: Pace = paceOf(ASKED_A_SECOND),
): Promise<KeptCertificate[]> {
  const known = new Map((before?.certificates ?? []).map((each) => [each.line.certificateArn, each]));
  const listed: Listed[] = [];
  for await (const summary of listedCertificates(client))
    listed.push(wantedOf(summary, known.get(summary.CertificateArn!), now));
  const asked = new Set(
    listed
      .filter(({ wantsDetail, wantsTags }) => wantsDetail || wantsTags)
      .sort((one, other) => waitsSince(one).localeCompare(waitsSince(other)))
      .slice(0, ASKED_AT_MOST),
  );
  const limit = pLimit(AT_ONCE);
  const end = performance.now() + ASKING_MILLISECONDS;
  const found = listed.map((each) =>
    asked.has(each)
      ? limit(() => pace().then(() => (performance.now() < end ? askedOf(client, each) : {})))
      : Promise.resolve({} satisfies Asked),
  );
  return (await Promise.all(found)).flatMap((answer, index) =>
    answer === undefined ? [] : [keptOf(place, listed[index]!, answer, now)],
  );
}

/** Whether something is due that is done once a day. */
export function isDue({ checkedAt }: Pick<KeptCertificate, 'checkedAt'>, now: Date): boolean {
  return checkedAt === undefined || now.getTime() - Date.parse(checkedAt) >= DAY;
}

function wantedOf(summary: CertificateSummary, previous: KeptCertificate | undefined, now: Date): Listed {
  const isUnknown = previous?.describedAt === undefined;
  return {
    summary,
    previous,
    wantsDetail: isUnknown || isChanged(summary, previous) || maySoonChange(summary, now),
    wantsTags: isUnknown || (summary.Type === 'IMPORTED' && isDue(previous, now)),
  };
}

/** The empty text sorts first: what ACM never described. */
function waitsSince({ previous }: Listed): string {
  return previous?.describedAt ?? '';
}

function isChanged({ Status, NotAfter }: CertificateSummary, { line }: KeptCertificate): boolean {
  return line.status !== Status || line.expiry !== NotAfter?.toISOString();
}

/** Whether ACM waits for something, or is about to renew. */
function maySoonChange({ Status, Type, NotAfter }: CertificateSummary, now: Date): boolean {
  if (Status === 'PENDING_VALIDATION') return true;
  if (Status !== 'ISSUED' || Type === 'IMPORTED' || NotAfter === undefined) return false;
  return NotAfter.getTime() - now.getTime() <= RENEWAL_DAYS * DAY;
}

/** What is asked beside the list; undefined where the certificate is gone by now. */
async function askedOf(
  client: ACMClient,
  { summary: { CertificateArn }, wantsDetail, wantsTags }: Listed,
): Promise<Asked | undefined> {
  try {
    const detail = wantsDetail
      ? (await client.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate
      : undefined;
    const tags = wantsTags
      ? ((await client.send(new ListTagsForCertificateCommand({ CertificateArn }))).Tags ?? [])
      : undefined;
    return { detail, tags };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function keptOf(
  place: CountedPlace,
  { summary, previous, wantsDetail }: Listed,
  asked: Asked,
  now: Date,
): KeptCertificate {
  const line = lineOf(place, summary, { asked, before: previous?.line, now });
  // Tags are all that is looked at once a day in an imported one.
  const isChecked = asked.tags !== undefined && line.type === 'IMPORTED';
  const isDescribed = asked.detail !== undefined;
  return {
    line,
    // Undefined where a description is wanted that was not asked for: so it is the first of the next census.
    describedAt: isDescribed ? now.toISOString() : wantsDetail ? undefined : previous?.describedAt,
    checkedAt: isChecked ? now.toISOString() : previous?.checkedAt,
    triedAt: previous?.triedAt,
  };
}
