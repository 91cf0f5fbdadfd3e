import { isHostedHere, zoneNameOf } from './domains';
import type { Draft } from './draft';
import { type Zone, zoneFacts } from './zones';

/** The declared zone in which a zone is delegated; undefined where the file does not have it. */
export function parentZoneName(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  zoneName: string,
): string | undefined {
  return zoneNameOf(zones, zoneName.slice(zoneName.indexOf('.') + 1));
}

/** The zone in which a zone is delegated, where shared services holds it. */
export function hostedParentName(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  zoneName: string,
): string | undefined {
  const parent = parentZoneName(zones, zoneName);
  return parent !== undefined && isHostedHere(zones[parent]) ? parent : undefined;
}

/** A zone in the account of an application. */
export interface OwnZone {
  readonly zoneName: string;
  /** The hosted zone of shared services that the application's stack may delegate in. @default - it delegates nowhere */
  readonly parent?: string;
}

/** Zones in the account of an application. */
export function ownZones(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  applicationName: string,
): OwnZone[] {
  return Object.keys(zones).flatMap((zoneName) => {
    const owner = zoneFacts(zones[zoneName])?.owner;
    if (owner?.application !== applicationName) return [];
    return [{ zoneName, parent: owner.isCreated ? hostedParentName(zones, zoneName) : undefined }];
  });
}

/** The zone in which shared services delegates to one that it creates; undefined where others do. */
export function delegatingZoneName(
  zones: Readonly<Record<string, Draft<Zone> | undefined>>,
  zoneName: string,
): string | undefined {
  const zone = zones[zoneName];
  return zone?.type !== 'create' || zone.delegation === 'published'
    ? undefined
    : hostedParentName(zones, zoneName);
}
