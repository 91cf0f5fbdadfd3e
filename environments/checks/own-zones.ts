import { isWithinZone } from '../../modules/core';
import { grantedDomains, isGranted, provedNames, zoneNameOf } from '../domains';
import { type Draft, entriesOf, entry } from '../draft';
import type { Application, Environment } from '../environment';
import { pointedHostNames } from '../host-names';
import { type Path, type Problem, pathText } from '../problem';
import { suggestion } from '../suggestion';
import { textProofs } from '../text-proofs';
import { statedRecords } from '../validation-records';
import { hostedParentName } from '../zone-parents';
import type { ApplicationZone } from '../zones';

type Zones = NonNullable<Draft<Environment['sharedServices']>['zones']>;

/** Zones of applications: each of one that there is, and with names of that one alone. */
export function checkOwnZones({ sharedServices, applications = {} }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  return Object.entries(zones).flatMap(([zoneName, zone]): Problem[] => {
    if (zone?.type !== 'application' || zone.application === undefined) return [];
    const path: Path = ['sharedServices', 'zones', zoneName];
    const owner = entry(applications, zone.application);
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
      ...delegationProblems(zoneName, zone, zones, namesIn(zones, zoneName, zone.application, owner)),
      ...entriesOf(applications).flatMap(([name, other]) =>
        name === zone.application || !other
          ? []
          : namesIn(zones, zoneName, name, other).map((each) => ({
              path: each.path,
              rule: `must have no name in the zone ${zoneName}, which is in the account of another application`,
              got: each.name,
              remedy: 'leave it out, or ask for it in that account',
            })),
      ),
    ];
  });
}

/** What nobody delegates to, nobody finds: no name in it is proved, or leads to a service. */
function delegationProblems(
  zoneName: string,
  zone: Draft<ApplicationZone>,
  zones: Zones,
  [named]: readonly NameInZone[],
): Problem[] {
  const here = { path: ['sharedServices', 'zones', zoneName, 'delegation'], got: zone.delegation };
  if (zone.hostedZoneId !== undefined) {
    return zone.delegation === undefined
      ? []
      : [
          {
            ...here,
            rule: 'must be left out of a zone that exists, to which others delegate',
            remedy: 'leave it out',
          },
        ];
  }
  if (named === undefined || zone.delegation === 'published') return [];
  if (zone.delegation === 'withdrawn') {
    return [
      {
        ...here,
        rule: `must stand while ${pathText(named.path)} has ${named.name} in the zone`,
        remedy: 'take the names out first',
      },
    ];
  }
  return hostedParentName(zones, zoneName) !== undefined
    ? []
    : [
        {
          ...here,
          rule: `must stand before ${pathText(named.path)} has ${named.name} in the zone, as no hosted zone of shared services is above it`,
          remedy:
            "apply without the name, delegate to the name servers of the stack's output, then set it to 'published'",
        },
      ];
}

/** A name for which an application has or keeps a record. */
interface NameInZone {
  readonly path: Path;
  readonly name: string;
}

function namesIn(
  zones: Zones,
  zoneName: string,
  applicationName: string,
  application: Draft<Application>,
): NameInZone[] {
  const path = ['applications', applicationName];
  return [
    ...entriesOf(application.certificates).flatMap(([certificate, each]) =>
      [...provedNames(zones, each ?? {})].map(([name, zone]) => ({
        path: [...path, 'certificates', certificate],
        name,
        zone,
      })),
    ),
    ...[...pointedHostNames(zones, application), ...textProofs(zones, application)].map(
      ({ consumer, path: where, hostName, zone }) => ({
        path: [...path, 'consumers', consumer, ...where],
        name: hostName,
        zone,
      }),
    ),
    ...statedRecords(application, 'retain').map(({ name, zone }) => ({
      path: [...path, 'validationRecords', name],
      name,
      zone: zone ?? zoneNameOf(zones, name),
    })),
  ].filter(({ zone }) => zone === zoneName);
}
