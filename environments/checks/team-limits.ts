import { type KeyAlgorithm, normalizeDomainName } from '../../modules/core';
import type { Certificate } from '../certificates';
import { declaredConsumers } from '../consumers/declared-consumers';
import { grantedDomains, isGranted } from '../domains';
import type { Application, Environment } from '../environment';
import { type Draft, entriesOf, entry, itemsOf } from '../draft';
import { type Path, type Problem, pathText } from '../problem';
import type { Team } from '../sections';
import { namesOf } from './certificate-names';

/** Key of a public certificate that says nothing of it (AWS Certificate Manager API Reference, RequestCertificate). */
const DEFAULT_KEY_ALGORITHM: KeyAlgorithm = 'RSA_2048';

/** A value of a team's file, and what it is beyond. */
interface Beyond {
  readonly path: Path;
  readonly got: unknown;
  /** Property of the team that says what is allowed. */
  readonly limit: keyof Team;
  readonly allowed: readonly string[];
}

/**
 * The files of teams: what they say stays within what the environment's file allows them.
 *
 * @param environmentFile name of the environment's file
 */
export function checkTeamLimits(
  { teams, applications }: Draft<Environment>,
  environmentFile = '',
): Problem[] {
  return entriesOf(teams).flatMap(([name, team]) => {
    const application = entry(applications, name);
    if (!team || !application) return [];
    const path = ['applications', name];
    return [
      ...nameLimits(path, application, team),
      ...certificateLimits(path, application, team),
      ...consumerLimits(name, application, team),
    ].map(({ path: here, got, limit, allowed }) => ({
      path: here,
      rule: `must be within ${pathText(['teams', name, limit])} of ${environmentFile}`,
      got,
      remedy: `${allowed.length === 0 ? 'nothing is allowed there' : `choose among ${allowed.join(', ')}`}, or have it added there`,
    }));
  });
}

/** Names: those of certificates of every source, and those of validation records; a wildcard lies below its domain. */
function nameLimits(path: Path, application: Draft<Application>, team: Draft<Team>): Beyond[] {
  const granted = grantedDomains(team);
  // An ill-formed domain has its own problem; which names it would hold is not known.
  if (team.domains === undefined || team.domains.length > granted.length) return [];
  const names: Array<[Path, string]> = [
    ...entriesOf(application.certificates).flatMap(([certificate, each]) =>
      namesOf(each ?? {}).map(([where, name]): [Path, string] => [
        [...path, 'certificates', certificate, ...where],
        name,
      ]),
    ),
    ...entriesOf(application.validationRecords).map(([name]): [Path, string] => [
      [...path, 'validationRecords', name],
      normalizeDomainName(name),
    ]),
  ];
  return names
    .filter(([, name]) => !granted.some((domain) => isGranted(name, domain)))
    .map(([here, got]) => ({
      path: here,
      got,
      limit: 'domains',
      allowed: granted.map(({ domainName }) => domainName),
    }));
}

function certificateLimits(path: Path, application: Draft<Application>, team: Draft<Team>): Beyond[] {
  return entriesOf(application.certificates).flatMap(([name, certificate]) => {
    const here = [...path, 'certificates', name];
    return certificate === undefined
      ? []
      : [
          ...beyond([...here, 'source'], certificate.source, 'certificateSources', team),
          ...beyond([...here, 'keyAlgorithm'], keyAlgorithmOf(certificate), 'keyAlgorithms', team),
          ...itemsOf(certificate.regions).flatMap(([index, region]) =>
            beyond([...here, 'regions', index], region, 'regions', team),
          ),
        ];
  });
}

/** What a public certificate that says nothing gets is known; what a CA or an import gives is not. */
function keyAlgorithmOf(certificate: Draft<Certificate>): string | undefined {
  return certificate.keyAlgorithm ?? (certificate.source === 'public' ? DEFAULT_KEY_ALGORITHM : undefined);
}

function consumerLimits(name: string, application: Draft<Application>, team: Draft<Team>): Beyond[] {
  const types = entriesOf(application.consumers).flatMap(([consumer, each]) =>
    beyond(['applications', name, 'consumers', consumer, 'type'], each?.type, 'consumerTypes', team),
  );
  const regions = declaredConsumers(name, application).flatMap(({ path, facts }) =>
    (facts.regions ?? (facts.region === undefined ? [] : [[['region'], facts.region] as const])).flatMap(
      ([where, region]) => beyond([...path, ...where], region, 'regions', team),
    ),
  );
  return [...types, ...regions];
}

function beyond(
  path: Path,
  got: string | undefined,
  limit: 'certificateSources' | 'keyAlgorithms' | 'consumerTypes' | 'regions',
  team: Draft<Team>,
): Beyond[] {
  const values: ReadonlyArray<string | undefined> | undefined = team[limit];
  // An ill-formed value has its own problem; what it would allow is not known.
  if (got === undefined || values === undefined || values.includes(undefined)) return [];
  const allowed = itemsOf(values).map(([, value]) => value);
  return allowed.includes(got) ? [] : [{ path, got, limit, allowed }];
}
