import {
  isWithinZone,
  nameToProve,
  normalizeDomainName,
  uniqueDomainNames,
  zoneOfName,
} from '../modules/core';
import type { Draft } from './draft';
import { type Certificate, certificateFacts } from './certificates';
import type { Application } from './foundation';
import { type Zone, zoneFacts } from './zones';
import type { PublishingRole } from './zones/zone-kind';

type Zones = Readonly<Record<string, Draft<Zone> | undefined>>;

/** A domain of an account, and whether what lies below it is the account's too. */
export interface GrantedDomain {
  readonly domainName: string;
  readonly includeSubdomains: boolean;
}

/** The domains an account was given. */
export function grantedDomains({ domains = [] }: Draft<Application>): GrantedDomain[] {
  return domains.flatMap((domain) => {
    const domainName = typeof domain === 'object' ? domain.domainName : domain;
    const includeSubdomains = typeof domain === 'string';
    return domainName === undefined
      ? []
      : [{ domainName: normalizeDomainName(domainName), includeSubdomains }];
  });
}

/** Whether an account that was given `domain` may prove `name`. */
export function isGranted(name: string, { domainName, includeSubdomains }: GrantedDomain): boolean {
  return name === domainName || (includeSubdomains && isWithinZone(name, domainName));
}

/** What an account may prove in a Route 53 zone. */
export interface ZoneGrant {
  readonly zoneName: string;
  /** Names alone. */
  readonly domainNames: readonly string[];
  /** Domains with everything below them. */
  readonly subdomainsOf: readonly string[];
}

/**
 * What an application may prove in each Route 53 zone of shared services.
 *
 * Follows its `domains` only, so it outlives the certificates: shared services is applied first, and a record that goes
 * is deleted with the right it was written with.
 */
export function zoneGrants(zones: Zones, application: Draft<Application>): ZoneGrant[] {
  return grantsIn(zones, application, isHostedHere);
}

/** What domains give somebody to prove in every zone of the file, whoever has it. */
export function grantsInAnyZone(zones: Zones, domains: Draft<Application>['domains']): ZoneGrant[] {
  return grantsIn(zones, { domains }, () => true);
}

/** Roles for zones of other accounts in which the application may prove something; they too follow its `domains` only. */
export function rolesOfOtherAccounts(
  zones: Zones,
  application: Draft<Application>,
): ReadonlyMap<string, PublishingRole> {
  return new Map(
    grantsIn(zones, application, isRoute53).flatMap(({ zoneName }): Array<[string, PublishingRole]> => {
      const role = zoneFacts(zones[zoneName])?.publishingRole;
      return role === undefined ? [] : [[zoneName, role]];
    }),
  );
}

function grantsIn(
  zones: Zones,
  application: Draft<Application>,
  isMeant: (zone: Draft<Zone> | undefined) => boolean,
): ZoneGrant[] {
  const granted = grantedDomains(application);
  return Object.entries(zones)
    .filter(([, zone]) => isMeant(zone))
    .map(([zoneName]) => {
      const within = granted.filter(({ domainName }) => isWithinZone(domainName, zoneName));
      const around = granted.some((domain) => isGranted(zoneName, domain) && domain.domainName !== zoneName);
      return {
        zoneName,
        domainNames: namesOf(within.filter(({ includeSubdomains }) => !includeSubdomains)),
        subdomainsOf: [
          ...(around ? [zoneName] : []),
          ...namesOf(within.filter(({ includeSubdomains }) => includeSubdomains)),
        ],
      };
    })
    .filter(({ domainNames, subdomainsOf }) => domainNames.length + subdomainsOf.length > 0);
}

/** Whether the shared-services account holds the zone. */
export function isHostedHere(zone: Draft<Zone> | undefined): boolean {
  return zoneFacts(zone)?.hostedZone !== undefined;
}

/** Whether Route 53 has the zone, in whichever account. */
export function isRoute53(zone: Draft<Zone> | undefined): boolean {
  const { publishingRole, owner } = zoneFacts(zone) ?? {};
  return isHostedHere(zone) || publishingRole !== undefined || owner !== undefined;
}

/** Zone of each name that a certificate proves by DNS: the one it says, else the longest the name lies in. */
export function provedNames(zones: Zones, certificate: Draft<Certificate>): Map<string, string> {
  const { proofs } = certificateFacts(certificate) ?? {};
  if (proofs === undefined) return new Map();
  const { domainName, subjectAlternativeNames = [] } = certificate;
  const said = saidZones(proofs.zones);
  const names = uniqueDomainNames(
    [domainName, ...subjectAlternativeNames].filter((name) => name !== undefined),
  );
  return new Map(
    names.map(nameToProve).flatMap((name): Array<[string, string]> => {
      const zone = zoneNameOf(zones, name, said);
      return zone === undefined ? [] : [[name, zone]];
    }),
  );
}

/** The declared zone of a name, as it is written: the one that is said for the name, else the longest it lies in. */
export function zoneNameOf(
  zones: Zones,
  name: string,
  said?: ReadonlyMap<string, string>,
): string | undefined {
  // A draft has the names of zones as the file writes them.
  const written = new Map(Object.keys(zones).map((zone) => [normalizeDomainName(zone), zone]));
  const zone = zoneOfName(name, (candidate) => written.has(candidate), said);
  return zone === undefined ? undefined : (written.get(zone) ?? zone);
}

/** A certificate's own map from names to zones, by the name that is proved. */
export function saidZones(zones: Readonly<Record<string, string | undefined>> = {}): Map<string, string> {
  return new Map(
    Object.entries(zones).flatMap(([name, zone]): Array<[string, string]> =>
      zone === undefined ? [] : [[nameToProve(normalizeDomainName(name)), normalizeDomainName(zone)]],
    ),
  );
}

function namesOf(domains: readonly GrantedDomain[]): string[] {
  return domains.map(({ domainName }) => domainName);
}
