import { nameToProve, partitionOf } from '../../modules/core';
import {
  INLINE_POLICY_MAXIMUM,
  LONGEST_HOSTED_ZONE_ID,
  validationPolicy,
} from '../../modules/dns/validation-policy';
import { grantedDomains, isGranted, isRoute53, provedNames, zoneGrants } from '../domains';
import type { Application, Environment } from '../environment';
import { namesOf } from './certificates';
import { type Draft, entriesOf } from './draft';
import type { Path, Problem } from './problem';

/** Domains: they hold every name an account proves, and its validation role can take them all. */
export function checkDomains({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  const partition = partitionOf(sharedServices?.region ?? '');
  return entriesOf(applications).flatMap(([name, application]) => {
    const path = ['applications', name];
    return application === undefined
      ? []
      : [
          ...grantProblems(path, application, zones),
          ...policyProblems([...path, 'domains'], application, zones, partition),
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
  application: Draft<Application>,
  zones: Zones,
  partition: string,
): Problem[] {
  const grants = zoneGrants(zones, application);
  const policy = validationPolicy(partition, {
    zones: grants.map(({ zoneName, ...names }) => {
      const zone = zones[zoneName];
      return {
        ...names,
        hostedZoneId: (zone?.type === 'existing' && zone.hostedZoneId) || LONGEST_HOSTED_ZONE_ID,
      };
    }),
    allowZoneLookup: grants.some(({ zoneName }) => zones[zoneName]?.type === 'create'),
  });
  const { length } = JSON.stringify(policy);
  return length <= INLINE_POLICY_MAXIMUM
    ? []
    : [
        {
          path,
          rule: `must fit into a policy of ${INLINE_POLICY_MAXIMUM} characters`,
          got: length,
          remedy: 'name a parent domain in place of single names, or split the account',
        },
      ];
}
