import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Construct } from 'constructs';
import type { Caa, Zone } from '../environments';
import { delegatingZoneName } from '../environments/zone-parents';
import type { Placement } from '../modules/core';
import { RemovedResource } from '../modules/core/constructs';
import type { HostedZone } from './zones/wiring';

type Zones = Readonly<Record<string, Zone>>;
type HostedZones = ReadonlyMap<string, HostedZone>;

const TTL_SECONDS = 3600;

/**
 * Delegates each hosted zone that is created to it, where the hosted zone above is in the file too.
 *
 * @returns name servers that others have to delegate to, by the zone
 */
export function delegateZones(
  scope: Construct,
  zones: Zones,
  hosted: HostedZones,
  { provider }: Placement,
): Record<string, string[]> {
  const left: Record<string, string[]> = {};
  for (const [name, { nameServers }] of hosted) {
    const zone = zones[name];
    const delegation = zone?.type === 'create' ? zone.delegation : 'published';
    const above = delegatingZoneName(zones, name);
    const parent = above === undefined ? undefined : hosted.get(above);
    if (nameServers && parent) {
      new Route53Record(scope, name, {
        provider,
        zoneId: parent.hostedZoneId,
        name,
        type: 'NS',
        ttl: TTL_SECONDS,
        records: nameServers,
        allowOverwrite: delegation === 'overwrite' || undefined,
      });
      continue;
    }
    // What delegated to the zone stays: it still serves.
    new RemovedResource(scope, name, { resourceType: Route53Record.tfResourceType, destroy: false });
    if (nameServers && delegation !== 'published') left[name] = nameServers;
  }
  return left;
}

/** Writes who may issue certificates for the names of a zone. */
export function writeCaa(scope: Construct, zones: Zones, hosted: HostedZones, { provider }: Placement): void {
  for (const [name, { hostedZoneId }] of hosted) {
    const zone = zones[name];
    const caa = zone && 'caa' in zone ? zone.caa : undefined;
    if (!caa) continue;
    new Route53Record(scope, name, {
      provider,
      zoneId: hostedZoneId,
      name,
      type: 'CAA',
      ttl: TTL_SECONDS,
      records: caaValues(caa),
    });
  }
}

/** RFC 8659; `;` is nobody. */
function caaValues({ issue, issueWild, reportTo }: Caa): string[] {
  const wild = issueWild?.length === 0 ? [';'] : (issueWild ?? []);
  return [
    ...issue.map((issuer) => `0 issue "${issuer}"`),
    ...wild.map((issuer) => `0 issuewild "${issuer}"`),
    ...(reportTo === undefined ? [] : [`0 iodef "${reportTo}"`]),
  ];
}
