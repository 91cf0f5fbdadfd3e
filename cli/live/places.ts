import pLimit from 'p-limit';
import type { Application, Environment } from '../../environments';
import { visibleText } from '../../modules/core';
import { accountCredentials } from '../aws/account-credentials';
import { certificatesIn } from './acm-account';
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
}

export interface LiveOptions {
  /** Role to assume in each account. @default - the deploy roles */
  readonly roleName?: string;
  /** Accounts and Regions asked at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  /** Told of each place that has answered. */
  readonly onAnswer?: (done: number, all: number) => void;
}

export interface LiveAnswers {
  readonly answers: ReadonlyArray<{
    readonly place: Place;
    readonly certificates: readonly LiveCertificate[];
  }>;
  readonly unanswered: readonly UnansweredPlace[];
}

/** Attempts of a call; the SDK slows down when ACM throttles (AWS SDKs, adaptive retry mode). */
const MAXIMUM_ATTEMPTS = 8;

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
 * @param isWanted whether details are wanted of a certificate with these names
 */
export async function askPlaces(
  places: readonly Place[],
  isWanted: (place: Place, names: readonly string[]) => boolean,
  options: LiveOptions,
): Promise<LiveAnswers> {
  const limit = pLimit(options.concurrency);
  let done = 0;
  const answers = await Promise.all(
    places.map((place) =>
      limit(async () => {
        const answer = await askPlace(place, (names) => isWanted(place, names), options);
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

async function askPlace(
  place: Place,
  isWanted: (names: readonly string[]) => boolean,
  { roleName, signal }: LiveOptions,
): Promise<LiveAnswers> {
  const { environment, account, application, region } = place;
  try {
    const { ACMClient } = await import('@aws-sdk/client-acm');
    const client = new ACMClient({
      region,
      credentials: accountCredentials(application, { roleName }),
      retryMode: 'adaptive',
      maxAttempts: MAXIMUM_ATTEMPTS,
    });
    const certificates = await certificatesIn({ client, signal, isWanted });
    return { answers: [{ place, certificates }], unanswered: [] };
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      answers: [],
      unanswered: [{ environment: environment.name, account, region, reason: visibleText(reason) }],
    };
  }
}
