import { AMAZON_CAA_NAMES, normalizeDomainName, parseArn } from '../../modules/core';
import { certificateFacts } from '../certificates';
import { zoneNameOf } from '../domains';
import { type Draft, entriesOf } from '../draft';
import type { Environment } from '../environment';
import type { Path, Problem } from '../problem';
import { hostedParentName, parentZoneName } from '../zone-parents';
import type { Caa, Zone } from '../zones';
import { namesOf } from './certificate-names';

type Zones = NonNullable<Draft<Environment['sharedServices']>['zones']>;

/** Zones: what is above them, and whom they let issue. */
export function checkZones({ sharedServices, applications }: Draft<Environment>): Problem[] {
  const zones = sharedServices?.zones ?? {};
  return [
    ...delegationProblems(zones),
    ...otherAccountProblems(zones, sharedServices?.accountId),
    ...caaProblems(zones, applications),
  ];
}

/** Records can be taken over only where the file has them. */
function delegationProblems(zones: Zones): Problem[] {
  return Object.entries(zones).flatMap(([name, zone]): Problem[] => {
    if (zone?.type !== 'create' || zone.delegation !== 'overwrite') return [];
    return hostedParentName(zones, name) !== undefined
      ? []
      : [
          {
            path: ['sharedServices', 'zones', name, 'delegation'],
            rule: 'must be left out of a zone without a hosted zone of this file above it, whose records could be taken over',
            got: zone.delegation,
            remedy: 'add the zone above it to zones, or leave it out',
          },
        ];
  });
}

/** What shared services holds, its own roles reach. */
function otherAccountProblems(zones: Zones, accountId: string | undefined): Problem[] {
  return Object.entries(zones).flatMap(([name, zone]): Problem[] =>
    zone?.type !== 'other-account' ||
    zone.roleArn === undefined ||
    parseArn(zone.roleArn)?.accountId !== accountId
      ? []
      : [
          {
            path: ['sharedServices', 'zones', name, 'roleArn'],
            rule: `must be a role of another account than shared services, ${accountId}`,
            got: zone.roleArn,
            remedy: "write { type: 'existing' }: shared services then gives each account a role",
          },
        ],
  );
}

/** Zones that keep Amazon from issuing what the file has it requested for, the first such name of each. */
function caaProblems(zones: Zones, applications: Draft<Environment['applications']> | undefined): Problem[] {
  const refused = new Map<string, Problem>();
  for (const [applicationName, application] of entriesOf(applications)) {
    for (const [certificateName, certificate] of entriesOf(application?.certificates)) {
      if (certificateFacts(certificate ?? {})?.isPublic !== true) continue;
      for (const [, name] of namesOf(certificate ?? {})) {
        const deciding = decidingCaa(zones, normalizeDomainName(name));
        if (!deciding) continue;
        const property = name.startsWith('*.') && deciding.caa.issueWild ? 'issueWild' : 'issue';
        const issuers = deciding.caa[property] ?? [];
        // What is ill-formed has a problem of its own.
        const isFormed = !issuers.includes(undefined) && (issuers.length > 0 || property === 'issueWild');
        if (!isFormed || issuers.some((each) => AMAZON_CAA_NAMES.includes(each!))) continue;
        const path: Path = ['sharedServices', 'zones', deciding.zoneName, 'caa', property];
        if (refused.has(path.join('.'))) continue;
        refused.set(path.join('.'), {
          path,
          rule: `must let Amazon issue, as applications.${applicationName}.certificates.${certificateName} has the name ${name}`,
          got: issuers,
          remedy: `add one of ${AMAZON_CAA_NAMES.join(', ')}`,
        });
      }
    }
  }
  return [...refused.values()];
}

/** What this project creates has the CAA records that the file says; of an application's own zone that exists, nobody knows. */
function isKnownToHaveNoOtherCaa(zone: Draft<Zone>): boolean {
  return (
    zone.type === 'create' ||
    zone.type === 'existing' ||
    (zone.type === 'application' && zone.hostedZoneId === undefined)
  );
}

/** The closest zone of the file that says who may issue for a name, where nothing that is not known lies between. */
function decidingCaa(zones: Zones, name: string): { zoneName: string; caa: Draft<Caa> } | undefined {
  for (let zoneName = zoneNameOf(zones, name.replace(/^\*\./, '')); zoneName !== undefined;) {
    const zone = zones[zoneName];
    if (!zone || !isKnownToHaveNoOtherCaa(zone)) return undefined;
    if ('caa' in zone && zone.caa) return { zoneName, caa: zone.caa };
    zoneName = parentZoneName(zones, zoneName);
  }
  return undefined;
}
