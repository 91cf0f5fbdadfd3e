import { type Environment, type EnvironmentCertificate, chooseCertificates } from '../environments';
import { certificateFacts } from '../environments/certificates';
import type { ListedCertificate } from './acm-account';
import { type LiveCertificate, type SeenCertificate, isUnsettled } from './live-certificate';
import { type LiveOptions, type Place, type UnansweredPlace, askPlaces, placesOf } from './places';

/** What was found out about one certificate, declared or not, in one Region. */
export interface CertificateState<Seen extends SeenCertificate = LiveCertificate> {
  readonly environment: string;
  readonly account: string;
  readonly accountId: string;
  /** Who answers for the account. @default - nobody is named */
  readonly owner?: string;
  readonly region: string;
  /** @default - no environment file declares it */
  readonly declared?: EnvironmentCertificate;
  /** @default - ACM does not have it */
  readonly live?: Seen;
}

export interface LiveFleet {
  readonly certificates: readonly CertificateState[];
  /** How many accounts and Regions have answered. */
  readonly answered: number;
  readonly unanswered: readonly UnansweredPlace[];
}

/** Asks every account and Region of environments. */
export async function askFleet(
  environments: readonly Environment[],
  options: LiveOptions,
): Promise<LiveFleet> {
  const chosen = chooseCertificates(environments);
  const now = new Date().toISOString();
  const isDescribed = (place: Place, certificate: ListedCertificate) =>
    declaredAt(chosen, place).some(
      ({ names, definition }) =>
        names[0] === certificate.names[0] &&
        (certificate.hasMoreNames || isUnsettled(certificate, now) || isDistributed(definition)),
    );
  const { answers, unanswered } = await askPlaces(placesOf(environments), isDescribed, options);
  return {
    certificates: answers.flatMap(({ place, certificates }) => {
      const { environment, account, application, region } = place;
      const { accountId, owner } = application;
      const about = { environment: environment.name, account, accountId, owner, region };
      return matched(declaredAt(chosen, place), certificates).map((state) => ({ ...about, ...state }));
    }),
    answered: answers.length,
    unanswered,
  };
}

/** Those of certificates that files declare in a place. */
export function declaredAt(
  certificates: readonly EnvironmentCertificate[],
  { environment, account, region }: Pick<Place, 'environment' | 'account' | 'region'>,
): EnvironmentCertificate[] {
  return certificates.filter(
    (each) =>
      each.environment === environment && each.account === account && regionsOf(each).includes(region),
  );
}

/** Whether its serial matters: all its copies should have it. */
function isDistributed(definition: EnvironmentCertificate['definition']): boolean {
  const { distribution, copyOf } = certificateFacts(definition) ?? {};
  return distribution !== undefined || copyOf !== undefined;
}

/** Regions of a certificate: its own, or the first of its account. */
function regionsOf({ definition, application }: EnvironmentCertificate): readonly string[] {
  return definition.regions ?? [application.regions[0]];
}

const TYPES = {
  public: 'AMAZON_ISSUED',
  private: 'PRIVATE',
  imported: 'IMPORTED',
  distributed: 'IMPORTED',
} as const;

/** Brings together what is declared and what ACM has; of several that fit, the newest. */
export function matched<Seen extends SeenCertificate>(
  declared: readonly EnvironmentCertificate[],
  live: readonly Seen[],
): Array<Pick<CertificateState<Seen>, 'declared' | 'live'>> {
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
  { certificateArn, names: has, type }: SeenCertificate,
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
