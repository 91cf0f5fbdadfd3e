import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { bundle } from '../lambda/bundle';
import {
  CENSUS_ACCOUNTS_KEY,
  CENSUS_VARIABLE,
  type CensusConfiguration,
  type CensusedAccounts,
  INVENTORY_KEY,
} from '../modules/core/census';
import { QUEUE_VARIABLE } from '../modules/core/own-queue';
import { CensusAws } from './census-aws';
import { startCensusDns } from './census-dns';
import { CensusProcess } from './census-process';

const HOUR = 3_600_000;
const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-2'];
/** Messages of a batch, as Lambda takes them from SQS by default. */
const BATCH = 10;

/**
 * Censuses, one after the other: when nothing is known, an hour later, and on the next day. The first mostly waits, so as to ask no
 * account too fast: more processes than the two that Lambda has for it make it no other work.
 */
const CENSUSES = [
  { name: 'first', hours: 0, processes: 10 },
  { name: 'next hour', hours: 1, processes: 2 },
  { name: 'next day', hours: 25, processes: 2 },
] as const;

export interface CensusMeasurement {
  readonly name: string;
  readonly calls: Readonly<Record<string, number>>;
  /** Of its queue, the schedule's among them. */
  readonly messages: number;
  /** The most in a second at one account and Region. */
  readonly mostInASecond: Readonly<Record<string, number>>;
  /** To the DNS. */
  readonly questions: number;
  readonly seconds: number;
  /** Of all processes of the function. */
  readonly processorSeconds: number;
  /** Of the process that had most. */
  readonly peakMegabytes: number;
  readonly inventoryMegabytes: number;
}

/**
 * What the function asks and takes that counts the certificates of so many accounts, of each in four Regions: the code that is
 * deployed, with answers of AWS and the DNS made here.
 *
 * @param told of each census
 */
export async function measureCensuses(
  accounts: number,
  told: (measurement: CensusMeasurement) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
  writeFileSync(join(folder, 'index.js'), unzipSync(bundle('census'))['index.js']!);
  const aws = await CensusAws.start();
  const ids = Array.from({ length: accounts }, (_, index) => String(200_000_000_000 + index));
  const all: CensusedAccounts[] = [{ ids, regions: REGIONS }];
  aws.objects.set(CENSUS_ACCOUNTS_KEY, Buffer.from(JSON.stringify(all)));
  try {
    for (const census of CENSUSES) told(await measured(folder, aws, census));
  } finally {
    await aws.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measured(
  folder: string,
  aws: CensusAws,
  { name, hours, processes: count }: (typeof CENSUSES)[number],
): Promise<CensusMeasurement> {
  const output = join(folder, `${hours}-hours`);
  // A resolver each, as on a machine each: one alone would lose what comes while it is busy.
  const resolvers = await Promise.all(Array.from({ length: count }, startCensusDns));
  const processes = resolvers.map(
    ({ address: resolver }) =>
      new CensusProcess(join(folder, 'index.js'), {
        ...aws.environment,
        ...functionVariables(aws, resolver),
        CERTFLEET_BENCH_FILE: output,
      }),
  );
  try {
    const start = performance.now();
    const messages = await workThrough(processes, aws, hours * HOUR);
    const seconds = (performance.now() - start) / 1000;
    await Promise.all(processes.map((each) => each.end()));
    return {
      name,
      ...aws.takeCalls(),
      messages,
      questions: resolvers.reduce((sum, { questions }) => sum + questions, 0),
      seconds,
      processorSeconds: processes.reduce((sum, { processorSeconds }) => sum + processorSeconds, 0),
      peakMegabytes: peakIn(output),
      inventoryMegabytes: aws.objects.get(INVENTORY_KEY)!.length / 1e6,
    };
  } finally {
    processes.forEach((each) => each.kill());
    await Promise.all(resolvers.map((each) => each.stop()));
  }
}

/** Starts a census as the schedule does, and has the processes work through what it sends itself; returns how many messages there were. */
async function workThrough(
  processes: readonly CensusProcess[],
  aws: CensusAws,
  ahead: number,
): Promise<number> {
  const first = processes[0]!;
  await first.work([JSON.stringify({ source: 'aws.events', 'detail-type': 'Scheduled Event' })], ahead);
  const messages = aws.takeMessages();
  const all = 1 + messages.length;
  const last = messages.pop()!;
  await Promise.all(
    processes.map(async (each) => {
      while (messages.length > 0) await each.work(messages.splice(0, BATCH), ahead);
    }),
  );
  await first.work([last], ahead);
  return all;
}

function functionVariables(aws: CensusAws, resolver: string): Record<string, string> {
  return {
    [QUEUE_VARIABLE]: `${aws.endpoint}/100000000000/census`,
    [CENSUS_VARIABLE]: JSON.stringify({
      environment: 'bench',
      region: 'eu-west-1',
      bucketName: 'bench',
      readerRoleName: 'certfleet-census',
      resolver,
      metricsBy: ['source'],
    } satisfies CensusConfiguration),
  };
}

function peakIn(file: string): number {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return Math.max(...lines.map((line) => (JSON.parse(line) as { readonly megabytes: number }).megabytes));
}
