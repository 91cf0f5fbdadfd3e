import type { ListResourceRecordSetsRequest, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { normalizeDomainName } from '../modules/core';
import { type Route53Account, callRoute53 } from './route53-account';

/** A record by which ACM proves a name for some account. */
export interface StandingRecord {
  /** Name it proves. */
  readonly provedName: string;
  /** Without the last dot, as is the value. */
  readonly name: string;
  readonly value: string;
}

/** Where the part of a zone begins that a call lists. */
type Start = Pick<
  ListResourceRecordSetsRequest,
  'StartRecordName' | 'StartRecordType' | 'StartRecordIdentifier'
>;

/**
 * The validation records of ACM directly below names, whatever account they are of.
 *
 * A call lists 300 records of the zone, and begins at the next name of which nothing was listed yet: there are as many
 * calls as names or, where those are fewer, as the zone has pages.
 */
export async function validationRecordsBelow(
  account: Route53Account,
  hostedZoneId: string,
  names: ReadonlySet<string>,
): Promise<StandingRecord[]> {
  const found: StandingRecord[] = [];
  const places = [...names].map(placeOfTokens).sort((a, b) => (a.start < b.start ? -1 : 1));
  let unread: Start | undefined = { StartRecordName: '' };
  for (const { first, start, end } of places) {
    while (unread && sortKey(unread) <= end) {
      const from: Start = sortKey(unread) > start ? unread : first;
      const page = await pageOf(account, hostedZoneId, from);
      found.push(...page.records.filter(({ provedName }) => names.has(provedName)));
      unread = page.unread;
    }
  }
  return found;
}

/** The validation records of ACM in a whole zone: a call for 300 records of it. */
export async function validationRecordsOf(
  account: Route53Account,
  hostedZoneId: string,
): Promise<StandingRecord[]> {
  const found: StandingRecord[] = [];
  let unread: Start | undefined = {};
  while (unread) {
    const page: Page = await pageOf(account, hostedZoneId, unread);
    found.push(...page.records);
    unread = page.unread;
  }
  return found;
}

interface Page {
  readonly records: readonly StandingRecord[];
  /** Where the next one begins. @default - this was the last one */
  readonly unread?: Start;
}

async function pageOf(account: Route53Account, hostedZoneId: string, from: Start): Promise<Page> {
  const { ListResourceRecordSetsCommand } = await import('@aws-sdk/client-route-53');
  const command = new ListResourceRecordSetsCommand({ HostedZoneId: hostedZoneId, ...from });
  const page = await callRoute53(account, (abortSignal) => account.client.send(command, { abortSignal }));
  return {
    records: (page.ResourceRecordSets ?? []).flatMap(validationRecord),
    unread: page.IsTruncated
      ? {
          StartRecordName: page.NextRecordName,
          StartRecordType: page.NextRecordType,
          StartRecordIdentifier: page.NextRecordIdentifier,
        }
      : undefined,
  };
}

/** Where the records of a name stand in the order of a zone. */
function placeOfTokens(name: string) {
  const first: Start = { StartRecordName: `_${'0'.repeat(32)}.${name}` };
  return { first, start: sortKey(first), end: sortKey({ StartRecordName: `_${'f'.repeat(32)}.${name}` }) };
}

/** Route 53 sorts by labels from the right, with a dot after the last (API reference, ListResourceRecordSets). */
function sortKey({ StartRecordName = '' }: Start): string {
  const labels = normalizeDomainName(StartRecordName).split('.').reverse();
  return `${labels.map(plainLabel).join('.')}.`;
}

/** A wildcard is `\052` in the answers of Route 53. */
function plainLabel(label: string): string {
  return label.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

const RECORD_NAME = /^_[0-9a-f]{32}\.(?<provedName>.+)$/;

function validationRecord({ Name = '', Type, ResourceRecords = [] }: ResourceRecordSet): StandingRecord[] {
  const name = normalizeDomainName(Name);
  const provedName = RECORD_NAME.exec(name)?.groups?.provedName;
  if (Type !== 'CNAME' || provedName === undefined) return [];
  const values = ResourceRecords.map(({ Value = '' }) => normalizeDomainName(Value));
  const value = values.find((each) => each.endsWith('.acm-validations.aws'));
  return value === undefined ? [] : [{ provedName, name, value }];
}
