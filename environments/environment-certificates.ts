import { type Certificate, certificateFacts } from './certificates';
import { namesOfCertificate } from './certificates/certificate-kind';
import { suggestion } from './suggestion';
import { saidZones, zoneNameOf } from './domains';
import type { Application, Environment } from './environment';
import type { Zone } from './zones';

/** A certificate of an environment. */
export interface EnvironmentCertificate {
  readonly environment: Environment;
  readonly account: string;
  readonly application: Application;
  /** Its name in the environment. */
  readonly certificate: string;
  readonly definition: Certificate;
  readonly names: readonly string[];
}

/**
 * The certificates of environments that are asked for.
 *
 * @param wanted `web` or `shop/web`
 * @default wanted - all of them
 * @throws Error where no environment has such a certificate
 */
export function chooseCertificates(
  environments: readonly Environment[],
  wanted?: string,
): EnvironmentCertificate[] {
  const all = environments.flatMap(certificatesOf);
  if (wanted === undefined) return all;
  const chosen = all.filter(
    ({ account, certificate }) => wanted === certificate || wanted === `${account}/${certificate}`,
  );
  if (chosen.length === 0) {
    const known = all.map(({ account, certificate }) =>
      wanted.includes('/') ? `${account}/${certificate}` : certificate,
    );
    throw new Error(
      `a certificate must be one of the environments ${environments.map(({ name }) => name).join(', ')}, ` +
        `got "${wanted}"; ${suggestion(wanted, [...new Set(known)])}`,
    );
  }
  return chosen;
}

/**
 * Environments with only the certificates that are asked for, and the accounts that have them.
 *
 * @param wanted `web` or `shop/web`; all where there is none
 * @throws Error where no environment has one of them
 */
export function onlyCertificates(
  environments: readonly Environment[],
  wanted: readonly string[],
): Environment[] {
  const chosen =
    wanted.length === 0
      ? chooseCertificates(environments)
      : wanted.flatMap((each) => chooseCertificates(environments, each));
  return environments.map((environment) => {
    const applications = Object.entries(environment.applications).flatMap(([account, application]) => {
      const here = chosen.filter((each) => each.environment === environment && each.account === account);
      const certificates = Object.fromEntries(
        here.map(({ certificate, definition }) => [certificate, definition]),
      );
      return here.length === 0 ? [] : [[account, { ...application, certificates }]];
    });
    return { ...environment, applications: Object.fromEntries(applications) as Environment['applications'] };
  });
}

/** A retired account declares nothing any more. */
function certificatesOf(environment: Environment): EnvironmentCertificate[] {
  return Object.entries(environment.applications).flatMap(([account, application]) =>
    Object.entries(application.retired ? {} : (application.certificates ?? {})).map(
      ([certificate, definition]) => ({
        environment,
        account,
        application,
        certificate,
        definition,
        names: namesOfCertificate(definition),
      }),
    ),
  );
}

/** Zone that the record of a name goes to. An environment that passed its check has one for each name. */
export function declaredZone(
  { environment, definition }: EnvironmentCertificate,
  name: string,
): { readonly name: string; readonly zone: Zone } | undefined {
  const { zones } = environment.sharedServices;
  const zoneName = zoneNameOf(zones, name, saidZones(certificateFacts(definition)?.proofs?.zones));
  const zone = zoneName === undefined ? undefined : zones[zoneName];
  return zoneName !== undefined && zone ? { name: zoneName, zone } : undefined;
}
