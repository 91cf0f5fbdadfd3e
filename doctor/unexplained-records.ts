import type { Environment, Zone } from '../environments';
import { isHostedHere } from '../environments/domains';
import { liveStatus } from '../live';
import { type InventoryLine, nameToProve, normalizeDomainName } from '../modules/core';
import { withDeadline } from '../modules/core/deadline';
import { AwsAnswers } from './aws-answers';
import type { StandingRecord } from './record-listing';

/** A validation record that stands in a zone. */
export interface ZoneRecord extends StandingRecord {
  readonly zone: string;
}

export interface UnexplainedRecords {
  /** Those by which no certificate of the inventory renews. */
  readonly records: readonly ZoneRecord[];
  /** Left out of them: a certificate has their names, and the inventory does not know yet by which records. */
  readonly undecided: readonly ZoneRecord[];
  /** Names of the zones that were looked at. */
  readonly zones: readonly string[];
  /** Zones that were not, and why. */
  readonly skipped: ReadonlyArray<{ readonly zone: string; readonly reason: string }>;
}

export interface UnexplainedRecordsOptions {
  /** What the census found: `readInventory` of `certfleet/live`. */
  readonly inventory: readonly InventoryLine[];
  /** Day on which certificates that have expired need no record any more. */
  readonly today: string;
  /** Role to assume in shared services. @default - its deploy role */
  readonly roleName?: string;
  /** @default 300000 */
  readonly timeoutMilliseconds?: number;
  /** Ends it before its time. @default - nothing does */
  readonly signal?: AbortSignal;
}

/**
 * Compares every validation record in the hosted zones of shared services with the records of an inventory.
 *
 * The inventory only knows the accounts that are counted: a record of another account has no certificate there.
 */
export async function unexplainedRecords(
  environment: Environment,
  options: UnexplainedRecordsOptions,
): Promise<UnexplainedRecords> {
  const { roleName, timeoutMilliseconds = 300_000, signal = new AbortController().signal } = options;
  const hosted = Object.entries(environment.sharedServices.zones).filter(([, zone]) => isHostedHere(zone));
  const looked = await withDeadline(signal, timeoutMilliseconds, (ended) => {
    const aws = new AwsAnswers({ roleName, signal: ended });
    return Promise.all(hosted.map(([name, zone]) => lookAt(aws, environment, name, zone)));
  });
  const { recordNames, unknownNames } = neededRecords(options);
  const left = looked.flatMap(({ records }) => records).filter(({ name }) => !recordNames.has(name));
  return {
    records: left.filter(({ provedName }) => !unknownNames.has(provedName)),
    undecided: left.filter(({ provedName }) => unknownNames.has(provedName)),
    zones: looked.filter(({ reason }) => reason === undefined).map(({ zone }) => zone),
    skipped: looked.flatMap(({ zone, reason }) => (reason === undefined ? [] : [{ zone, reason }])),
  };
}

interface Looked {
  readonly zone: string;
  readonly records: readonly ZoneRecord[];
  /** Why it was not looked at. @default - it was */
  readonly reason?: string;
}

async function lookAt(
  aws: AwsAnswers,
  environment: Environment,
  zoneName: string,
  zone: Zone,
): Promise<Looked> {
  const { ids, arePrivate } = await aws.hostedZones(environment, zoneName, zone);
  const { accountId } = environment.sharedServices;
  if (arePrivate)
    return { zone: zoneName, records: [], reason: 'it is private, so ACM sees no record in it' };
  if (ids.length !== 1) {
    const reason = `account ${accountId} must have one public hosted zone of this name, got ${ids.length}`;
    return { zone: zoneName, records: [], reason };
  }
  const records = await aws.validationRecords(environment, zoneName, zone);
  return { zone: zoneName, records: records.map((record) => ({ zone: zoneName, ...record })) };
}

/** ACM renews none of them again; whoever wants one requests it anew. */
const OVER: ReadonlySet<string> = new Set(['EXPIRED', 'FAILED', 'REVOKED', 'VALIDATION_TIMED_OUT']);

function neededRecords({ inventory, today }: UnexplainedRecordsOptions) {
  const alive = inventory.filter((line) => !OVER.has(line.status) && liveStatus(line, today) !== 'expired');
  const unknown = alive.filter(
    ({ type, records, validationMethod = 'DNS' }) =>
      type === 'AMAZON_ISSUED' && records === undefined && validationMethod === 'DNS',
  );
  return {
    recordNames: new Set(
      alive.flatMap(({ records = [] }) => records.map(({ name }) => normalizeDomainName(name))),
    ),
    unknownNames: new Set(unknown.flatMap(({ names }) => names.map(nameToProve))),
  };
}
