import { isWithinZone } from '../../modules/core';
import { grantedDomains, isGranted, provedNames } from '../domains';
import { type Draft, entriesOf } from '../draft';
import type { Application, Environment } from '../environment';
import { pointedHostNames } from '../host-names';
import type { Path, Problem } from '../problem';
import { suggestion } from '../suggestion';
import { textProofs } from '../text-proofs';

type Zones = NonNullable<Draft<Environment['sharedServices']>['zones']>;

/** Zones of applications: each of one that there is, and with names of that one alone. */
export function checkOwnZones({ sharedServices, applications = {} }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  return Object.entries(zones).flatMap(([zoneName, zone]): Problem[] => {
    if (zone?.type !== 'application' || zone.application === undefined) return [];
    const path: Path = ['sharedServices', 'zones', zoneName];
    const owner = applications[zone.application];
    if (!owner) {
      return [
        {
          path: [...path, 'application'],
          rule: 'must be an application of this file',
          got: zone.application,
          remedy: suggestion(zone.application, Object.keys(applications)),
        },
      ];
    }
    const isInReach = grantedDomains(owner).some(
      (domain) => isGranted(zoneName, domain) || isWithinZone(domain.domainName, zoneName),
    );
    return [
      ...(isInReach
        ? []
        : [
            {
              path: [...path, 'application'],
              rule: 'must have a domain in the zone, as its role follows its domains',
              got: zone.application,
              remedy: `add ${zoneName} to applications.${zone.application}.domains`,
            },
          ]),
      ...(zone.hostedZoneId === undefined || zone.delegation === undefined
        ? []
        : [
            {
              path: [...path, 'delegation'],
              rule: 'must be left out of a zone that exists, to which others delegate',
              got: zone.delegation,
              remedy: 'leave it out',
            },
          ]),
      ...entriesOf(applications).flatMap(([name, other]) =>
        name === zone.application || !other ? [] : foreignNames(zones, zoneName, name, other),
      ),
    ];
  });
}

/** Names in a zone of an application that another would have to prove or point there, which it cannot reach. */
function foreignNames(
  zones: Zones,
  zoneName: string,
  applicationName: string,
  application: Draft<Application>,
): Problem[] {
  const proved = entriesOf(application.certificates).flatMap(([certificate, each]) =>
    [...provedNames(zones, each ?? {})].map(([name, zone]) => ({
      path: ['applications', applicationName, 'certificates', certificate] as Path,
      name,
      zone,
    })),
  );
  const written = [...pointedHostNames(zones, application), ...textProofs(zones, application)].map(
    ({ consumer, path, hostName: name, zone }) => ({
      path: ['applications', applicationName, 'consumers', consumer, ...path] as Path,
      name,
      zone,
    }),
  );
  return [...proved, ...written]
    .filter(({ zone }) => zone === zoneName)
    .map(({ path, name }) => ({
      path,
      rule: `must have no name in the zone ${zoneName}, which is in the account of another application`,
      got: name,
      remedy: 'leave it out, or ask for it in that account',
    }));
}
