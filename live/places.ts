import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { Application, Environment } from '../environments';
import { visibleText } from '../modules/core';
import { OutOfTime, withDeadline } from '../modules/core/deadline';
import { AccountSessions } from './account-credentials';
import { type AcmQuestion, type ListedCertificate, certificatesIn } from './acm-account';
import { CLIENT_SETTINGS } from './calls';
import type { LiveCertificate } from './live-certificate';

/** An application account in one Region: where ACM is asked. */
export interface Place {
  readonly environment: Environment;
  readonly account: string;
  readonly application: Application;
  readonly region: string;
}

/** A place that did not answer. */
export interface UnansweredPlace {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly reason: string;
  /** Whether it was asked: not where time ran out before. */
  readonly isAsked: boolean;
}

export interface LiveOptions {
  /** Role to assume in each account. @default - the deploy roles */
  readonly roleName?: string;
  /** Accounts and Regions asked at once. @default 8 */
  readonly concurrency?: number;
  /** Time for all of them; who has not answered then is unanswered. @default 300000 */
  readonly timeoutMilliseconds?: number;
  /** Ends it before its time. @default - nothing does */
  readonly signal?: AbortSignal;
  /** Told of each place that has answered. @default - nobody is told */
  readonly onAnswer?: (done: number, all: number) => void;
}

export interface LiveAnswers {
  readonly answers: ReadonlyArray<{
    readonly place: Place;
    readonly certificates: readonly LiveCertificate[];
  }>;
  readonly unanswered: readonly UnansweredPlace[];
}

/** Every account and Region of environments. */
export function placesOf(environments: readonly Environment[]): Place[] {
  return environments.flatMap((environment) =>
    Object.entries(environment.applications).flatMap(([account, application]) =>
      application.regions.map((region) => ({ environment, account, application, region })),
    ),
  );
}

/**
 * Asks places for their certificates. One that does not answer does not hide the others.
 *
 * @param isDescribed whether details are wanted of a certificate
 */
export async function askPlaces(
  places: readonly Place[],
  isDescribed: (place: Place, certificate: ListedCertificate) => boolean,
  options: LiveOptions,
): Promise<LiveAnswers> {
  const { concurrency = 8, timeoutMilliseconds = 300_000, signal = new AbortController().signal } = options;
  setMaxListeners(0, signal); // Each place listens.
  const limit = pLimit(concurrency);
  const end = performance.now() + timeoutMilliseconds;
  const sessions = new AccountSessions(options);
  let done = 0;
  const answers = await Promise.all(
    places.map((place) =>
      limit(async () => {
        const left = end - performance.now();
        const answer =
          left > 0
            ? await askPlace(place, left, {
                credentials: sessions.of(place.application),
                isDescribed: (each) => isDescribed(place, each),
                signal,
              })
            : unansweredPlace(place, 'not asked, as time ran out', false);
        options.onAnswer?.((done += 1), places.length);
        return answer;
      }),
    ),
  );
  return {
    answers: answers.flatMap((each) => each.answers),
    unanswered: answers.flatMap(({ unanswered }) => unanswered),
  };
}

interface PlaceQuestion extends Omit<AcmQuestion, 'client'> {
  readonly credentials: ReturnType<AccountSessions['of']>;
}

async function askPlace(
  place: Place,
  milliseconds: number,
  { credentials, isDescribed, signal }: PlaceQuestion,
): Promise<LiveAnswers> {
  const { ACMClient } = await import('@aws-sdk/client-acm');
  const client = new ACMClient({ ...CLIENT_SETTINGS, region: place.region, credentials });
  try {
    const certificates = await withDeadline(signal, milliseconds, (ended) =>
      certificatesIn({ client, signal: ended, isDescribed }),
    );
    return { answers: [{ place, certificates }], unanswered: [] };
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof OutOfTime) return unansweredPlace(place, error.message);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return unansweredPlace(place, visibleText(reason));
  } finally {
    client.destroy();
  }
}

function unansweredPlace(
  { environment, account, region }: Place,
  reason: string,
  isAsked = true,
): LiveAnswers {
  return { answers: [], unanswered: [{ environment: environment.name, account, region, reason, isAsked }] };
}
