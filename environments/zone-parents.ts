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

/** The zone in which shared services delegates to one that it creates; undefined where others do. */
export function delegatingZoneName(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  zoneName: string,
): string | undefined {
  const zone = zones[zoneName];
  if (zone?.type !== 'create' || zone.delegation === 'published') return undefined;
  const parent = parentZoneName(zones, zoneName);
  return parent !== undefined && isHostedHere(zones[parent]) ? parent : undefined;
}
