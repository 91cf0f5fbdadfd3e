import type { Usage } from '../../fleet/cost';
import { Figures } from '../../lambda/census/figures';
import type { Decision } from '../../lambda/imported-certificate/placing';
import { logLine } from '../../lambda/log';
import { MANAGED_LIFETIMES } from '../../modules/core';
import { CENSUS_FUNCTION_METRICS, type CensusDimension } from '../../modules/core/census';
import { ROTATION_METRICS } from '../../modules/core/rotation';
import { CENSUS_NOW, inventoryLine } from '../support/inventory-line';

/** What of a fleet says how much it does. */
export interface FleetShape {
  /** Of applications, each in one Region; shared services come on top. */
  readonly accounts: number;
  /** Of an account, by their ACM types. */
  readonly certificateTypes: readonly string[];
  readonly metricsBy: readonly CensusDimension[];
  /** Queues that Lambda reads. */
  readonly queues: number;
  /** Functions that look at one certificate once a day: rotations and distributions. */
  readonly dailyFunctions: number;
  /** Of each function. */
  readonly memoryMegabytes: number;
}

/** Of a month. */
const HOURS = 730;
const DAYS = HOURS / 24;

/**
 * Lambda keeps five readers at a queue, fewer only where a function has no maximum of runs at once as ours have (AWS Lambda Developer
 * Guide, SQS event sources: scaling), and each asks anew after 20 seconds at most (Amazon SQS Developer Guide, long polling).
 */
const READS_AN_HOUR = (5 * 3600) / 20;
/** Messages of one call (`lambda/own-queue.ts`). */
const SENT_AT_ONCE = 10;
/** Keys of one call (Amazon S3 API Reference, ListObjectsV2). */
const LISTED_AT_ONCE = 1000;

/** Memory with which a function has one processor (AWS Lambda Developer Guide, memory). */
const MEGABYTES_OF_PROCESSOR = 1769;
/** Of a processor for a Region with 20 certificates, as `npm run bench` measures it: 47 s for 4,000, and 40 s more once a day. */
export const PROCESSOR_SECONDS = { hourly: 47 / 4000, daily: (87 - 47) / 4000 };
/** Assumed: what a function waits for AWS and the DNS, longer than any of them mostly takes. */
const WAITING_SECONDS = { hourly: 0.5, daily: 2, looking: 5 };

/** Assumed: START, END and REPORT, which Lambda writes for each run. */
const LAMBDA_LOG_BYTES = 400;
/** Assumed: an account requests each of its public certificates once a year. */
const REQUESTS_A_YEAR = 1;
/** Days of a public certificate in which DNS validation looks at it daily: from 60 before its end until ACM renews (`lambda/dns-validation/pending.ts`). */
const LOOKED_AT_DAYS = 60 - MANAGED_LIFETIMES.public.renewalDays;
const RENEWED_EVERY_DAYS = MANAGED_LIFETIMES.public.lifetimeDays - MANAGED_LIFETIMES.public.renewalDays;
/** Of a public certificate. */
export const RENEWALS_A_YEAR = 365 / RENEWED_EVERY_DAYS;

/** Messages of one census of so many Regions of accounts: the schedule's, one each, and one to bring all together. */
export function censusMessages(places: number): number {
  return 1 + places + 1;
}

/** What it asks of S3 and SQS; once a day it writes rehearsals too. */
export function censusCalls(places: number, isDaily: boolean) {
  return {
    GetObject: 1 + 2 * places,
    PutObject: (isDaily ? 2 : 1) * places + 1,
    ListObjectsV2: Math.ceil(places / LISTED_AT_ONCE),
    SendMessageBatch: Math.ceil(places / SENT_AT_ONCE) + 1,
  };
}

/** Metrics in lines of a log, each as CloudWatch bills it: a name with values of dimensions. */
export function metricsIn(logLines: readonly string[]): Set<string> {
  return new Set(
    logLines.flatMap((text) => {
      const line = JSON.parse(text) as LoggedMetrics & Readonly<Record<string, unknown>>;
      return line._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
        Dimensions.flatMap((names) =>
          Metrics.map(({ Name }) =>
            JSON.stringify([Namespace, Name, ...names.map((name) => [name, line[name]])]),
          ),
        ),
      );
    }),
  );
}

interface LoggedMetrics {
  readonly _aws: {
    readonly CloudWatchMetrics: ReadonlyArray<{
      readonly Namespace: string;
      readonly Dimensions: readonly string[][];
      readonly Metrics: ReadonlyArray<{ readonly Name: string }>;
    }>;
  };
}

/** What a census of a fleet writes into its log, without what is wrong: of each Region, and of all together. */
export function censusLog({ accounts, certificateTypes, metricsBy }: FleetShape) {
  const figures = new Figures('fleet', metricsBy, CENSUS_NOW.getTime());
  for (let index = 0; index < accounts; index += 1)
    for (const type of certificateTypes)
      figures.add(inventoryLine({ accountId: String(200_000_000_000 + index), type }));
  const place = { accountId: '200000000000', region: 'eu-west-1', certificates: certificateTypes.length };
  return {
    ofPlace: logLine(CENSUS_FUNCTION_METRICS.counted, ['environment', 'fleet'], place, CENSUS_NOW.getTime()),
    ofAll: figures.logLines(),
  };
}

/** What a fleet does in a month, while nothing is wrong; where it depends, rather more than less. */
export function usageOf(fleet: FleetShape): Record<Usage, number> {
  const { accounts, certificateTypes, dailyFunctions, memoryMegabytes } = fleet;
  const places = accounts + 1;
  const certificates = accounts * certificateTypes.length;
  const publicOnes = accounts * certificateTypes.filter((type) => type === 'AMAZON_ISSUED').length;
  const privateOnes = accounts * certificateTypes.filter((type) => type === 'PRIVATE').length;

  const census = censusCalls(places, false);
  const daily = censusCalls(places, true);
  const log = censusLog(fleet);
  // As if each message came alone.
  const censusRuns = HOURS * censusMessages(places);
  // A schedule's message, one for each account, and one for each certificate for which ACM may wait.
  const requests = (publicOnes * REQUESTS_A_YEAR) / 12;
  const validationRuns =
    DAYS * (1 + accounts + (publicOnes * LOOKED_AT_DAYS) / RENEWED_EVERY_DAYS) + requests;
  const lookingRuns = DAYS * dailyFunctions;
  const runs = censusRuns + validationRuns + lookingRuns;

  const processor = memoryMegabytes / MEGABYTES_OF_PROCESSOR;
  const seconds =
    censusRuns * (PROCESSOR_SECONDS.hourly / processor + WAITING_SECONDS.hourly) +
    DAYS * places * (PROCESSOR_SECONDS.daily / processor + WAITING_SECONDS.daily) +
    (validationRuns + lookingRuns) * WAITING_SECONDS.looking;

  const lineBytes = Buffer.byteLength(JSON.stringify(inventoryLine()));
  const bytes = (lines: readonly string[]) => lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const { accountId, region, certificateArn } = inventoryLine();
  const decision = logLine(
    ROTATION_METRICS.unchanged,
    ['certificate', 'fleet/app/legacy'],
    { decision: 'unchanged', accountId, region, certificateArn, serial: '0'.repeat(32) } satisfies Decision,
    CENSUS_NOW.getTime(),
  );

  return {
    metrics: metricsIn([log.ofPlace, ...log.ofAll]).size + (dailyFunctions + 1) / 24,
    dashboards: 0,
    logs:
      (runs * LAMBDA_LOG_BYTES +
        HOURS * (places * bytes([log.ofPlace]) + bytes(log.ofAll)) +
        (validationRuns + lookingRuns) * bytes([decision])) /
      1e9,
    functionSeconds: seconds * (memoryMegabytes / 1024),
    functionRequests: runs,
    // A message is sent, received and deleted; a census sends ten at once.
    queueRequests:
      fleet.queues * READS_AN_HOUR * HOURS +
      HOURS * (1 + census.SendMessageBatch) +
      (validationRuns + lookingRuns) +
      2 * runs,
    objectWrites:
      HOURS * (census.PutObject + census.ListObjectsV2) + DAYS * (daily.PutObject - census.PutObject),
    objectReads: HOURS * census.GetObject,
    // Each is in its part, and in the inventory, which is smaller.
    objectStorage: (2 * certificates * lineBytes) / 1e9,
    events: requests,
    secretRequests: DAYS * dailyFunctions,
    // ACM requests them, and services use them: nobody exports their keys.
    privateCertificates: 0,
    ocsp: privateOnes,
  };
}
