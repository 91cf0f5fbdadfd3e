import { setTimeout as sleep } from 'node:timers/promises';
import { withDeadline } from '../modules/core/deadline';

const CONNECTION_MILLISECONDS = 5_000;
const REQUEST_MILLISECONDS = 10_000;
/** For a call with all its attempts and the body of its answer, of which the limits of a request know nothing. */
const CALL_MILLISECONDS = 20_000;

/**
 * Settings of every AWS client, that of the token service too. Without them a request has no end.
 *
 * The SDK slows down when AWS throttles (AWS SDKs, adaptive retry mode).
 */
export const CLIENT_SETTINGS = {
  retryMode: 'adaptive',
  maxAttempts: 8,
  requestHandler: {
    connectionTimeout: CONNECTION_MILLISECONDS,
    requestTimeout: REQUEST_MILLISECONDS,
    throwOnRequestTimeout: true,
  },
} as const;

/** One call of AWS, which ends in time also while credentials are awaited or its answer trickles in. */
export function call<T>(signal: AbortSignal, send: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  return withDeadline(signal, CALL_MILLISECONDS, send);
}

/** Lets work begin so many times a second, evenly. */
export class Pace {
  private next = 0;

  constructor(private readonly perSecond: number) {}

  /** Rejects when it is aborted. */
  public async turn(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const start = Math.max(now, this.next);
    this.next = start + 1000 / this.perSecond;
    if (start > now) await sleep(start - now, undefined, { signal });
  }
}
