import { nameToProve, partitionOf } from '../../modules/core';
import {
  INLINE_POLICY_MAXIMUM,
  LONGEST_HOSTED_ZONE_ID,
  policiesText,
} from '../../modules/dns/validation-policy';
import { grantedDomains, isGranted, isRoute53, provedNames } from '../domains';
import type { Application, Environment } from '../environment';
import { namesOf } from './certificate-names';
import { validationPermissions } from '../validation-permissions';
import { zoneFacts } from '../zones';
import { type Draft, entriesOf, entry } from '../draft';
import type { Path, Problem } from '../problem';

/** Domains: they hold every name an account proves, and its validation role can take them all. */
export function checkDomains(environment: Draft<Environment>): Problem[] {
  const { sharedServices, applications } = environment;
  const zones = sharedServices?.zones ?? {};
  return entriesOf(applications).flatMap(([name, application]) => {
    const path = ['applications', name];
    return application === undefined
      ? []
      : [
          ...grantProblems(path, application, zones),
          ...policyProblems([...path, 'domains'], environment, name, application),
        ];
  });
}

type Zones = NonNullable<Draft<Environment['sharedServices']>['zones']>;

function grantProblems(path: Path, application: Draft<Application>, zones: Zones): Problem[] {
  const granted = grantedDomains(application);
  const proved = entriesOf(application.certificates).flatMap(([certificateName, certificate]) => {
    const zoneOf = provedNames(zones, certificate ?? {});
    return namesOf(certificate ?? {}).flatMap(([where, name]) => {
      const zone = zoneOf.get(nameToProve(name));
      return zone === undefined
        ? []
        : [{ path: [...path, 'certificates', certificateName, ...where], name, zone: zones[zone] }];
    });
  });
  if (application.domains === undefined) {
    const names = proved.filter(({ zone }) => isRoute53(zone)).map(({ name }) => nameToProve(name));
    return names.length === 0
      ? []
      : [
          {
            path: [...path, 'domains'],
            rule: 'must list the domains the account may prove in Route 53, as its role follows them',
            remedy: `name what holds ${[...new Set(names)].join(', ')}`,
          },
        ];
  }
  // An ill-formed domain has its own problem; which names it would hold is not known.
  if (application.domains.length > granted.length) return [];
  return proved
    .filter(({ name }) => !granted.some((domain) => isGranted(nameToProve(name), domain)))
    .map(({ path: here, name }) => ({
      path: here,
      rule: "must lie in the account's domains",
      got: name,
      remedy: `add it there; listed: ${granted.map(({ domainName }) => domainName).join(', ') || 'none'}`,
    }));
}

function policyProblems(
  path: Path,
  environment: Draft<Environment>,
  applicationName: string,
  application: Draft<Application>,
): Problem[] {
  const zones = environment.sharedServices?.zones;
  const permissions = validationPermissions(
    environment,
    applicationName,
    application,
    (zoneName) => zoneFacts(entry(zones, zoneName))?.hostedZone?.hostedZoneId ?? LONGEST_HOSTED_ZONE_ID,
  );
  if (permissions === undefined) return [];
  const partition = partitionOf(environment.sharedServices?.region);
  const { length } = policiesText(partition, permissions);
  return length <= INLINE_POLICY_MAXIMUM
    ? []
    : [
        {
          path,
          rule: `must fit into policies of ${INLINE_POLICY_MAXIMUM} characters`,
          got: length,
          remedy: 'name a parent domain in place of single names, or split the account',
        },
      ];
}
