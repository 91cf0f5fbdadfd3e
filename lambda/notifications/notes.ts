import { randomUUID } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { NOTIFIED_KEY } from '../../modules/core/notifications';
import { KeptObject, Overtaken } from '../kept-object';
import { type Matter, type MatterId, keyOf } from './matter';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** A run lives for minutes: one that claimed a matter so long ago has not told it, and another may. */
const CLAIM_MILLISECONDS = 10 * MINUTE;
/** So long the inventory may still show what an event has ended: the census comes each hour. */
const ENDED_MILLISECONDS = DAY;
const ATTEMPTS = 8;

/** What is known of a matter. */
export interface Note {
  readonly id: MatterId;
  readonly arn: string;
  readonly of?: string;
  /** Of the certificate, for whoever is told that the matter has ended. */
  readonly names: readonly string[];
  readonly accountId: string;
  readonly region: string;
  readonly account?: string;
  readonly owner?: string;
  /** As ISO moments, of what a run is about to tell, has told, and what has passed. */
  readonly claimedAt: string;
  /** Of the run that has claimed it last. */
  readonly claim?: string;
  readonly toldAt?: string;
  readonly endedAt?: string;
}

/** What was told, by the key of the matter. */
export type Notes = Readonly<Record<string, Note>>;

/** What was told, in the bucket of the census, so that nobody is told twice. */
export class Notified {
  private readonly object: KeptObject<Notes>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(s3: S3Client, bucketName: string) {
    this.object = new KeptObject(s3, { Bucket: bucketName, Key: NOTIFIED_KEY }, {});
  }

  public read(): Promise<Notes> {
    return this.alone(() => this.object.read());
  }

  /** Takes those matters that nobody has told, or is about to: whoever gets one tells it. */
  public async claim(matters: readonly Matter[], now: Date): Promise<Matter[]> {
    // A write whose answer is lost is tried again, and is refused then: its claims are there, and this run's.
    const claim = randomUUID();
    return this.change((notes) => {
      const fresh = [...new Map(matters.map((matter) => [keyOf(matter), matter]))].filter(
        ([key]) => notes[key]?.claim === claim || isNew(notes[key], now),
      );
      const claims = fresh.map(([key, matter]) => [key, { ...noteOf(matter, now), claim }] as const);
      return [{ ...notes, ...Object.fromEntries(claims) }, fresh.map(([, matter]) => matter)];
    });
  }

  /** Notes that claimed matters were told; those that were not may be claimed again at once. */
  public async conclude(told: readonly Matter[], untold: readonly Matter[], now: Date): Promise<void> {
    await this.change((notes) => {
      const left = { ...notes };
      for (const key of untold.map(keyOf)) delete left[key];
      for (const key of told.map(keyOf))
        if (left[key]) left[key] = { ...left[key], toldAt: now.toISOString() };
      return [left, undefined];
    });
  }

  /** Ends those matters that were told and for which it holds, and gives them; forgets those that nobody asks for any more. */
  public async end(
    hasEnded: (note: Note) => boolean,
    now: Date,
    isForgotten: (note: Note) => boolean = () => false,
  ): Promise<Note[]> {
    return this.change((notes) => {
      const kept = Object.entries(notes).filter(([, note]) => !isForgotten(note));
      const ended = kept.filter(([, note]) => isOpen(note) && hasEnded(note));
      const marks = ended.map(([key, note]) => [key, { ...note, endedAt: now.toISOString() }] as const);
      return [{ ...Object.fromEntries(kept), ...Object.fromEntries(marks) }, ended.map(([, note]) => note)];
    });
  }

  /** Changes the notes as they are, whoever else does; writes nothing where nothing is other. */
  private change<T>(decide: (notes: Notes) => readonly [Notes, T]): Promise<T> {
    return this.alone(() => this.changed(decide));
  }

  /** One after the other: a run works on several messages at once, and the object writes over what it has read last. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async changed<T>(decide: (notes: Notes) => readonly [Notes, T]): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const before = await this.object.read();
      const [after, answer] = decide(before);
      try {
        if (JSON.stringify(after) !== JSON.stringify(before)) await this.object.write(after);
        return answer;
      } catch (error) {
        if (!(error instanceof Overtaken) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

/** Told, and not passed. */
function isOpen({ toldAt, endedAt }: Note): boolean {
  return toldAt !== undefined && endedAt === undefined;
}

function isNew(note: Note | undefined, now: Date): boolean {
  if (note === undefined) return true;
  const { claimedAt, toldAt, endedAt } = note;
  if (endedAt !== undefined) return now.getTime() - Date.parse(endedAt) > ENDED_MILLISECONDS;
  return toldAt === undefined && now.getTime() - Date.parse(claimedAt) > CLAIM_MILLISECONDS;
}

function noteOf({ id, arn, of, line, name, accountId, region }: Matter, now: Date): Note {
  return {
    id,
    arn,
    of,
    names: line?.names.slice(0, 1) ?? (name === undefined ? [] : [name]),
    accountId,
    region,
    account: line?.account,
    owner: line?.owner,
    claimedAt: now.toISOString(),
  };
}
