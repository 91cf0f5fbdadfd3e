import { zoneNameOf } from './domains';
import type { Draft } from './draft';
import type { Zone } from './zones';

/** The declared zone in which a zone is delegated; undefined where the file does not have it. */
export function parentZoneName(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  zoneName: string,
): string | undefined {
  return zoneNameOf(zones, zoneName.slice(zoneName.indexOf('.') + 1));
}
