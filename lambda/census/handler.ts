import {
  CENSUS_FUNCTION_METRICS,
  CENSUS_SOURCES,
  CENSUS_VARIABLE,
  type CensusConfiguration,
} from '../../modules/core/census';
import { configurationOf } from '../configuration';
import { logLine, reasonOf } from '../log';
import { askItself } from '../own-queue';
import { type BusEvent, type FailedMessages, type QueueEvent, workEach } from '../queue';
import { awsClients } from './clients';
import { isClosedRegion } from './closed-region';
import { inventoryOf } from './inventory';
import type { KeptCertificate } from './kept';
import { certificatesOf } from './looked';
import { type CountedPlace, placesOf } from './places';
import { rehearse } from './rehearsal';

const configuration = configurationOf<CensusConfiguration>(process.env, CENSUS_VARIABLE);
const clients = awsClients(configuration);

/** After the last Region, before all is brought together. What comes later is in the next hour's. */
const SETTLING_SECONDS = 15;

const WORKS = new Map([
  ['aws.events', start],
  [CENSUS_SOURCES.region, lookThrough],
  [CENSUS_SOURCES.all, bringTogether],
]);

function log(metric: keyof typeof CENSUS_FUNCTION_METRICS, said: object): void {
  console.log(logLine(CENSUS_FUNCTION_METRICS[metric], ['environment', configuration.environment], said));
}

/** Counts the certificates of all accounts, hourly, and rehearses their renewals. */
export function handler(event: QueueEvent): Promise<FailedMessages> {
  return workEach(event, WORKS, (error) => log('failed', { reason: reasonOf(error) }));
}

/** Every Region of every account, each by a message of its own, and all of them at the end. */
async function start(): Promise<void> {
  const places = await placesOf(await clients.kept.accounts(), clients.organizations, (unitId, error) =>
    log('absent', { unitId, reason: reasonOf(error) }),
  );
  const seconds = await askItself(CENSUS_SOURCES.region, places);
  await askItself(CENSUS_SOURCES.all, [{}], seconds + SETTLING_SECONDS);
}

async function lookThrough({ detail }: BusEvent): Promise<void> {
  const place = detail as CountedPlace;
  try {
    await count(place);
  } catch (error) {
    throw new Error(`${place.accountId} ${place.region}: ${reasonOf(error)}`, { cause: error });
  }
}

async function count(place: CountedPlace): Promise<void> {
  const now = new Date();
  const seenAt = now.toISOString();
  const before = await clients.kept.part(place);
  const client = clients.acm(place);
  try {
    const found = await unlessClosed(place, () => certificatesOf(client, place, before, now));
    if (found === undefined) return;
    // First without rehearsals: what ACM was asked need not be asked again, whatever becomes of these.
    await clients.kept.writePart(place, { seenAt, certificates: found });
    const certificates = await rehearse(found, clients.resolver, now, (reason) =>
      console.log(JSON.stringify({ notRehearsed: place, reason })),
    );
    if (certificates.some((each, index) => each !== found[index]))
      await clients.kept.writePart(place, { seenAt, certificates });
    certificates.forEach((each) => tellOf(each, now));
    log('counted', { ...place, certificates: certificates.length });
  } finally {
    client.destroy();
  }
}

/** For whoever asks the log why a renewal would fail: once for each rehearsal. */
function tellOf({ line: { certificateArn, rehearsal } }: KeptCertificate, now: Date): void {
  if (rehearsal?.at !== now.toISOString() || rehearsal.problems.length === 0) return;
  console.log(JSON.stringify({ renewalWouldFail: certificateArn, problems: rehearsal.problems }));
}

async function bringTogether(): Promise<void> {
  const { compressed, figures } = await inventoryOf(clients.kept, configuration, new Date());
  await clients.kept.writeInventory(compressed);
  figures.logLines().forEach((line) => console.log(line));
}

/** What an account answers; undefined where it lets the function in no more, or not yet: the next hour comes again. */
async function unlessClosed<T>(place: CountedPlace, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!isClosedRegion(error)) throw error;
    log('absent', { ...place, reason: reasonOf(error) });
    return undefined;
  }
}
