import type { Construct } from 'constructs';
import type { Zone } from '../../environments';
import { type Placement, ValidationError } from '../../modules/core';
import { applicationZone } from './application';
import { cloudflareZone } from './cloudflare';
import { createdZone } from './create';
import { existingZone } from './existing';
import { manualZone } from './manual';
import { otherAccountZone } from './other-account';
import type { HostedZone, PublisherContext, ZoneDns, ZoneWiring } from './wiring';

/** How each type of zone is wired: a type that is not here does not compile. */
const WIRINGS: { readonly [Type in Zone['type']]: ZoneWiring<Extract<Zone, { type: Type }>> } = {
  create: createdZone,
  existing: existingZone,
  cloudflare: cloudflareZone,
  manual: manualZone,
  'other-account': otherAccountZone,
  application: applicationZone,
};

/** The zone as application accounts publish in it. */
export function dnsOf(scope: Construct, name: string, zone: Zone, context: PublisherContext): ZoneDns {
  return WIRINGS[zone.type].dns(scope, name, zone as never, context);
}

/** The zone in the stack of shared services; undefined where another DNS service has it. */
export function hostedZoneOf(
  scope: Construct,
  name: string,
  zone: Zone,
  at: Placement,
): HostedZone | undefined {
  return WIRINGS[zone.type].hostedZone?.(scope, name, zone as never, at);
}

/** The id of a hosted zone of shared services, by the zone's name. */
export function hostedZoneIdOf(scope: Construct, ids: ReadonlyMap<string, string>, zoneName: string): string {
  const id = ids.get(zoneName);
  if (id === undefined) {
    throw new ValidationError(scope, {
      subject: 'a zone',
      rule: 'must be a hosted zone of shared services',
      got: zoneName,
      remedy: 'declare it',
    });
  }
  return id;
}

/** Terraform's type of a validation record in the zone; undefined where people write it. */
export function recordResourceType(zone: Zone): string | undefined {
  return WIRINGS[zone.type].recordResourceType;
}
