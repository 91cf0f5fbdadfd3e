import pLimit from 'p-limit';
import type { Environment } from '../../environments';
import { visibleText } from '../../modules/core';
import { accountCredentials } from '../aws/account-credentials';
import { type EnvironmentCertificate, chooseCertificates } from '../chosen-certificates';
import { certificatesIn } from './acm-account';
import type { LiveCertificate } from './live-certificate';

/** What was found out about one certificate, declared or not, in one Region. */
export interface CertificateState {
  readonly environment: string;
  readonly account: string;
  readonly accountId: string;
  readonly region: string;
  /** @default - no environment file declares it */
  readonly declared?: EnvironmentCertificate;
  /** @default - ACM does not have it */
  readonly live?: LiveCertificate;
}

/** An account and Region that did not answer. */
export interface UnansweredPlace {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly reason: string;
}

export interface LiveFleet {
  readonly certificates: readonly CertificateState[];
  readonly unanswered: readonly UnansweredPlace[];
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

/** Attempts of a call; the SDK slows down when ACM throttles (AWS SDKs, adaptive retry mode). */
const MAXIMUM_ATTEMPTS = 8;

/** Asks every account and Region of environments. One that does not answer does not hide the others. */
export async function askFleet(
  environments: readonly Environment[],
  options: LiveOptions,
): Promise<LiveFleet> {
  const places = environments.flatMap((environment) =>
    Object.entries(environment.applications).flatMap(([account, application]) =>
      application.regions.map((region) => ({ environment, account, application, region })),
    ),
  );
  const limit = pLimit(options.concurrency);
  let done = 0;
  const answers = await Promise.all(
    places.map((place) =>
      limit(async () => {
        const answer = await askPlace(place, options);
        options.onAnswer?.((done += 1), places.length);
        return answer;
      }),
    ),
  );
  return {
    certificates: answers.flatMap(({ certificates }) => certificates),
    unanswered: answers.flatMap(({ unanswered }) => unanswered),
  };
}

interface Place {
  readonly environment: Environment;
  readonly account: string;
  readonly application: Environment['applications'][string];
  readonly region: string;
}

async function askPlace(place: Place, { roleName, signal }: LiveOptions): Promise<LiveFleet> {
  const { environment, account, application, region } = place;
  const declared = chooseCertificates([environment]).filter(
    (each) => each.account === account && regionsOf(each).includes(region),
  );
  const about = { environment: environment.name, account, accountId: application.accountId, region };
  try {
    const { ACMClient } = await import('@aws-sdk/client-acm');
    const client = new ACMClient({
      region,
      credentials: accountCredentials(application, { roleName }),
      retryMode: 'adaptive',
      maxAttempts: MAXIMUM_ATTEMPTS,
    });
    const isWanted = ([first]: readonly string[]) => declared.some(({ names }) => names[0] === first);
    const live = await certificatesIn({ client, signal, isWanted });
    return { certificates: matched(declared, live).map((state) => ({ ...about, ...state })), unanswered: [] };
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const { environment: name } = about;
    return {
      certificates: [],
      unanswered: [{ environment: name, account, region, reason: visibleText(reason) }],
    };
  }
}

/** Regions of a certificate: its own, or the first of its account. */
export function regionsOf({ definition, application }: EnvironmentCertificate): readonly string[] {
  return definition.regions ?? [application.regions[0]];
}

const TYPES = { public: 'AMAZON_ISSUED', private: 'PRIVATE', imported: 'IMPORTED' } as const;

/** Brings together what is declared and what ACM has; of several that fit, the newest. */
export function matched(
  declared: readonly EnvironmentCertificate[],
  live: readonly LiveCertificate[],
): Array<Pick<CertificateState, 'declared' | 'live'>> {
  const rest = new Set(live);
  const states = declared.map((each) => {
    const fitting = live
      .filter((certificate) => rest.has(certificate) && fits(each, certificate))
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    // Older ones of the same names are what a replacement has left behind: strays.
    const [newest] = fitting;
    if (newest) rest.delete(newest);
    return { declared: each, live: newest };
  });
  return [...states, ...[...rest].map((certificate) => ({ live: certificate }))];
}

function fits(
  { definition, names }: EnvironmentCertificate,
  { certificateArn, names: has, type }: LiveCertificate,
): boolean {
  if (definition.source === 'existing') {
    return definition.certificateArn === undefined
      ? has[0] === names[0]
      : definition.certificateArn === certificateArn;
  }
  const wanted = new Set(names);
  return (
    type === TYPES[definition.source] && has.length === wanted.size && has.every((name) => wanted.has(name))
  );
}
