import type { Application, Environment, Zone } from '../environments';
import {
  enclosingZone,
  isWithinZone,
  nameToProve,
  normalizeDomainName,
  uniqueDomainNames,
} from '../modules/core';

/** Zone of each name that an application proves by DNS, as the certificates' own router finds it. */
export function provedNames(
  zones: Environment['sharedServices']['zones'],
  application: Application,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const certificate of Object.values(application.certificates ?? {})) {
    if (certificate.source !== 'public' || certificate.validation === 'email') continue;
    const explicit = explicitZones(certificate.zones);
    const all = [certificate.domainName, ...(certificate.subjectAlternativeNames ?? [])];
    for (const name of uniqueDomainNames(all).map(nameToProve)) {
      const zone = explicit.get(name) ?? enclosingZone(name, (candidate) => Object.hasOwn(zones, candidate));
      if (zone !== undefined) names.set(name, zone);
    }
  }
  return names;
}

/** A certificate's own map from names to zones, by the name that is proved. */
export function explicitZones(zones: Readonly<Record<string, string>> = {}): Map<string, string> {
  return new Map(
    Object.entries(zones).map(([name, zone]) => [
      nameToProve(normalizeDomainName(name)),
      normalizeDomainName(zone),
    ]),
  );
}

/** What an application may prove in each Route 53 zone: its exact names, or the domains it was given. */
export function provableNames(
  zones: Readonly<Record<string, Zone>>,
  application: Application,
): Map<string, { readonly domainNames: string[]; readonly subdomainsOf: string[] }> {
  const domains = application.domains ?? [];
  const byZone = new Map<string, { domainNames: string[]; subdomainsOf: string[] }>();
  for (const [name, zone] of provedNames(zones, application)) {
    if (!isRoute53(zones[zone])) continue;
    const entry = byZone.get(zone) ?? {
      domainNames: [],
      subdomainsOf: domains.flatMap((domain) =>
        isWithinZone(domain, zone) ? [domain] : isWithinZone(zone, domain) ? [zone] : [],
      ),
    };
    if (domains.length === 0) entry.domainNames.push(name);
    byZone.set(zone, entry);
  }
  return byZone;
}

/** Whether the shared-services account holds the zone. */
export function isRoute53(zone: Zone | undefined): boolean {
  return zone?.type === 'create' || zone?.type === 'existing';
}
