import { parseArn } from '../../modules/core/arn';
import type { InventoryLine } from '../../modules/core/census';
import { isUsed } from '../../modules/core/renewal-windows';
import type { BusEvent } from '../queue';
import { mattersOf } from './line-matters';
import type { Matter, MatterId } from './matter';

/** An event of AWS, as the bus has it. */
export interface AwsEvent extends BusEvent {
  readonly region?: unknown;
  readonly time?: unknown;
  readonly resources?: unknown;
}

/** Looks a certificate up in the inventory; undefined where the census does not know it. */
export type LookUp = (arn: string) => Promise<InventoryLine | undefined>;

/** Finds what an event has to say of a certificate. */
type Reading = (certificate: EventSubject, now: number) => Matter[];

/** The certificate or CA of an event. */
interface EventSubject {
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly line?: InventoryLine;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Day of the event. */
  readonly day: string;
}

/** Events of ACM by their type (ACM User Guide, EventBridge support); `ACM Certificate Available` is no matter, but may end some. */
const OF_ACM: Readonly<Record<string, Reading>> = {
  // The census knows who renews it, and in how many days that is due.
  'ACM Certificate Approaching Expiration': (certificate, now) =>
    certificate.line === undefined
      ? [matterOf(certificate, 'renewal-overdue')]
      : mattersOf(certificate.line, now).filter(({ id }) => id === 'renewal-overdue'),
  'ACM Certificate Expired': (certificate) =>
    certificate.detail.InUse === true || certificate.detail.Exported === true
      ? [matterOf(certificate, 'expired')]
      : [],
  'ACM Certificate Renewal Action Required': (certificate) => [
    matterOf(certificate, 'renewal-needs-action', [certificate.detail.RenewalStatusReason]),
  ],
  'ACM Certificate Revoked': (certificate) =>
    isKnownUnused(certificate) ? [] : [matterOf(certificate, 'revoked')],
};

/** Failures of CAs (AWS Private CA User Guide, EventBridge): a day's are one matter. */
const OF_CA: Readonly<Record<string, MatterId>> = {
  'ACM Private CA Certificate Issuance': 'authority-issues-nothing',
  'ACM Private CA CRL Generation': 'revocation-list-failed',
};

/** AWS Health says it of a renewed certificate too, and of what an event of ACM tells (ACM User Guide, AWS Health events). */
const ANY_STATE_OF_RENEWAL = 'AWS_ACM_RENEWAL_STATE_CHANGE';

/** What somebody has to know of an event. What it is about must be of the account that sent it. */
export async function mattersIn(event: AwsEvent, lookUp: LookUp, now: number): Promise<Matter[]> {
  const reading = readingOf(event);
  if (reading === undefined) return [];
  const found: Matter[] = [];
  for (const arn of subjectsOf(event)) {
    const line = await lookUp(arn);
    const { accountId, region } = parseArn(arn)!;
    const subject = { arn, accountId, region, line, detail: detailOf(event), day: dayOf(event, now) };
    found.push(...reading(subject, now));
  }
  return found;
}

/** ARN of the certificate that an event says to be available; undefined of every other event. */
export function availableIn(event: AwsEvent): string | undefined {
  return event['detail-type'] === 'ACM Certificate Available' ? subjectsOf(event)[0] : undefined;
}

function readingOf(event: AwsEvent): Reading | undefined {
  const type = event['detail-type'];
  const detail = detailOf(event);
  if (event.source === 'aws.acm') return own(OF_ACM, type);
  if (event.source === 'aws.acm-pca') {
    const id = own(OF_CA, type);
    if (id === undefined || detail.result !== 'failure') return undefined;
    return (authority) => [{ ...matterOf(authority, id, [detail.reason]), of: authority.day }];
  }
  if (type !== 'AWS Health Event' || detail.service !== 'ACM' || detail.statusCode === 'closed')
    return undefined;
  if (detail.eventTypeCode === ANY_STATE_OF_RENEWAL) return undefined;
  return (certificate) =>
    isKnownUnused(certificate)
      ? []
      : [matterOf(certificate, 'renewal-needs-action', [descriptionOf(detail), detail.eventTypeCode])];
}

/** Nothing uses it: what becomes of it is no matter. */
function isKnownUnused({ line }: EventSubject): boolean {
  return line !== undefined && !isUsed(line);
}

function matterOf(
  { arn, accountId, region, line, detail }: EventSubject,
  id: MatterId,
  reasons: readonly unknown[] = [],
): Matter {
  const expiry = line?.expiry ?? endIn(id, detail);
  return {
    id,
    arn,
    accountId,
    region,
    line,
    of: id === 'revoked' || typeof expiry !== 'string' ? undefined : isoOf(expiry),
    reasons: reasons.filter((reason) => typeof reason === 'string' && reason !== '') as string[],
    name: typeof detail.CommonName === 'string' ? detail.CommonName : undefined,
  };
}

/** AWS Health does not say when a certificate ends, and both tell the same. */
function endIn(id: MatterId, { CertificateExpirationDate }: EventSubject['detail']): unknown {
  return id === 'renewal-needs-action' ? undefined : CertificateExpirationDate;
}

/** The census and events write a moment in other ways. */
function isoOf(moment: string): string {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? moment : new Date(time).toISOString();
}

/** Certificates, or the CA, of the very account that the event is from. */
function subjectsOf({ source, account, resources, ...event }: AwsEvent): string[] {
  const { affectedEntities } = detailOf(event);
  const named = source === 'aws.health' ? entitiesOf(affectedEntities) : listOf(resources);
  const service = source === 'aws.acm-pca' ? 'acm-pca' : 'acm';
  return named.filter((arn): arn is string => {
    const parsed = typeof arn === 'string' ? parseArn(arn) : undefined;
    return (
      parsed?.service === service &&
      parsed.accountId === account &&
      /^certificate(-authority)?\/[0-9a-f-]{1,64}$/.test(parsed.resource)
    );
  });
}

function entitiesOf(entities: unknown): unknown[] {
  return listOf(entities).map((entity) => (entity as { entityValue?: unknown } | null)?.entityValue);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function detailOf({ detail }: Pick<BusEvent, 'detail'>): Readonly<Record<string, unknown>> {
  return typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {};
}

/** AWS Health writes it in several languages. */
function descriptionOf({ eventDescription }: Readonly<Record<string, unknown>>): unknown {
  const [first] = listOf(eventDescription);
  return (first as { latestDescription?: unknown } | null | undefined)?.latestDescription;
}

function dayOf({ time }: AwsEvent, now: number): string {
  const at = typeof time === 'string' ? Date.parse(time) : NaN;
  return new Date(Number.isNaN(at) ? now : at).toISOString().slice(0, 10);
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
