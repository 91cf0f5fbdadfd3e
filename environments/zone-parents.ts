import { isHostedHere, zoneNameOf } from './domains';
import type { Draft } from './draft';
import type { Zone } from './zones';

/** The declared zone in which a zone is delegated; undefined where the file does not have it. */
export function parentZoneName(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  zoneName: string,
): string | undefined {
  return zoneNameOf(zones, zoneName.slice(zoneName.indexOf('.') + 1));
}

/** Whether the stack of shared services delegates to the zone: it creates it, and holds the zone above it too. */
export function isDelegatedHere(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  zoneName: string,
): boolean {
  const zone = zones[zoneName];
  if (zone?.type !== 'create' || zone.delegation === 'published') return false;
  const parent = parentZoneName(zones, zoneName);
  return parent !== undefined && isHostedHere(zones[parent]);
}
