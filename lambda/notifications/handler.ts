import { parseArn } from '../../modules/core/arn';
import type { InventoryLine } from '../../modules/core/census';
import {
  NOTIFICATIONS_VARIABLE,
  NOTIFICATION_METRICS,
  type NotificationsConfiguration,
} from '../../modules/core/notifications';
import { isFresh } from '../census/kept';
import { configurationOf } from '../configuration';
import { logLine, reasonOf } from '../log';
import { type BusEvent, type FailedMessages, type QueueEvent, workEach } from '../queue';
import { awsClients } from './clients';
import { availableIn, mattersIn } from './event-matters';
import { grouped } from './grouped';
import { mattersOf } from './line-matters';
import type { Matter } from './matter';
import { type Message, endMessageOf, messageOf } from './message';
import type { Note } from './notes';
import { hasPassed, isForgotten, stillWaits } from './passing';

const configuration = configurationOf<NotificationsConfiguration>(process.env, NOTIFICATIONS_VARIABLE);
const clients = awsClients(configuration);

const WORKS = new Map([
  ['aws.acm', read],
  ['aws.acm-pca', read],
  ['aws.health', read],
  ['aws.events', goThrough],
]);

function log(metric: keyof typeof NOTIFICATION_METRICS, said: object): void {
  console.log(logLine(NOTIFICATION_METRICS[metric], ['environment', configuration.environment], said));
}

/** Of the function's 300 seconds: a webhook may take ten, and there may be many. */
const TELLING_MILLISECONDS = 200_000;

/** Tells people of certificates: what events say, at once, and hourly what the census found. Each matter once. */
export function handler(event: QueueEvent): Promise<FailedMessages> {
  return workEach(event, WORKS, (error) => log('failed', { reason: reasonOf(error) }));
}

async function read(event: BusEvent): Promise<void> {
  const now = new Date();
  const available = availableIn(event);
  if (available !== undefined)
    return tellEnded(
      await clients.notified.end(({ arn, id }) => arn === available && id !== 'revoked', now),
      now,
    );
  const matters = await mattersIn(event, lineOf, now.getTime());
  if (matters.length === 0) return log('ignored', { event: event['detail-type'] });
  await tell(matters, now);
}

/** What the census found of a certificate last. */
async function lineOf(arn: string): Promise<InventoryLine | undefined> {
  const { accountId, region } = parseArn(arn)!;
  const part = await clients.census.part({ accountId, region });
  return part?.certificates.find(({ line }) => line.certificateArn === arn)?.line;
}

/** Tells what the census found, and what of it has passed. */
async function goThrough(): Promise<void> {
  const now = new Date();
  const notes = Object.values(await clients.notified.read());
  const noted = new Set(notes.map(({ arn }) => arn));
  const lines = new Map<string, InventoryLine>();
  const matters: Matter[] = [];
  for await (const part of clients.census.parts()) {
    // What nobody sees any more neither begins nor ends.
    if (!isFresh(part, now)) continue;
    for (const { line } of part.certificates) {
      matters.push(...mattersOf(line, now.getTime()));
      if (noted.has(line.certificateArn)) lines.set(line.certificateArn, line);
    }
  }
  const waiting = notes.filter((note) => stillWaits(note, lines.get(note.arn)));
  const troubled = new Set([...matters, ...waiting].map(({ arn }) => arn));
  const ended = await clients.notified.end(
    (note) => hasPassed(note, lines.get(note.arn), troubled),
    now,
    (note) => isForgotten(note, now),
  );
  await tellEnded(ended, now);
  await tell(matters, now);
}

/**
 * Each channel gets a message for all that is of a kind; one that is not told keeps no other from its own. What this run has no time for,
 * the next one claims.
 */
async function tell(matters: readonly Matter[], now: Date): Promise<void> {
  const fresh = await clients.notified.claim(matters, now);
  if (fresh.length === 0) return log('ignored', { because: 'all of it was told' });
  const channels = await clients.channels();
  const failures: unknown[] = [];
  for (const [id, ofKind] of grouped(fresh, (matter) => matter.id))
    for (const [channel, ofChannel] of channels.parted(ofKind, ({ line }) => line?.owner)) {
      if (Date.now() - now.getTime() > TELLING_MILLISECONDS) {
        await clients.notified.conclude([], ofChannel, now);
        continue;
      }
      const message = messageOf(id, ofChannel, { ...configuration, now });
      try {
        logTold(message, await clients.tell(channel, message));
        await clients.notified.conclude(ofChannel, [], now);
      } catch (error) {
        await clients.notified.conclude([], ofChannel, now);
        failures.push(error);
      }
    }
  if (failures.length > 0) throw failures[0];
}

/** That all is well may be lost with a channel that takes nothing: it is told to the others all the same. */
async function tellEnded(ended: readonly Note[], now: Date): Promise<void> {
  if (ended.length === 0) return;
  const channels = await clients.channels();
  for (const [channel, ofChannel] of channels.parted(ended, ({ owner }) => owner)) {
    const message = endMessageOf(ofChannel, { ...configuration, now });
    try {
      logTold(message, await clients.tell(channel, message));
    } catch (error) {
      log('failed', { reason: reasonOf(error) });
    }
  }
}

function logTold({ matter, arns }: Message, failures: readonly string[]): void {
  log('told', { matter, arns });
  failures.forEach((reason) => log('failed', { reason }));
}
