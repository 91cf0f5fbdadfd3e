import type { FleetZone } from './fleet';
import { type FleetResource, accountIdOf, addressOf, combinedState, textOf } from './resource';
import type { ResourceIndex } from './resource-index';

const ZONE_TYPES: ReadonlySet<string> = new Set(['aws_route53_zone', 'cloudflare_zone']);

/** The zones records stand in: made by a stack, looked up by its name, or named by its id. */
export class FleetZones {
  private readonly zones = new Map<string, FleetZone>();
  private readonly idsByZoneId = new Map<string, string>();

  constructor(private readonly index: ResourceIndex) {
    const found = index.resources.filter(({ type }) => ZONE_TYPES.has(type));
    // What a stack makes says more than what another looks up.
    for (const zone of [...found].sort((a, b) => (a.mode === b.mode ? 0 : a.mode === 'managed' ? -1 : 1))) {
      this.add(zone);
    }
  }

  public all(): FleetZone[] {
    return [...this.zones.values()];
  }

  /** Id of the zone a record stands in. */
  public ofRecord(record: FleetResource): string {
    const [referenced] = this.index.referenced(record, (path) => path === 'zone_id');
    if (referenced && ZONE_TYPES.has(referenced.type)) return idOf(referenced);
    const zoneId = textOf(record.values.zone_id) ?? 'unknown';
    const known = this.idsByZoneId.get(zoneId);
    if (known !== undefined) return known;
    const account = record.type.startsWith('cloudflare') ? 'cloudflare' : accountIdOf(record);
    const id = `${account}/zone/${zoneId}`;
    this.zones.set(id, { id, account, state: 'unchanged', resources: [], name: zoneId });
    this.idsByZoneId.set(zoneId, id);
    return id;
  }

  private add(zone: FleetResource): void {
    const id = idOf(zone);
    const known = this.zones.get(id);
    this.zones.set(id, {
      id,
      account: accountIdOf(zone),
      name: nameOf(zone),
      state: combinedState([zone.state, known?.state ?? 'unchanged']),
      resources: [...(known?.resources ?? []), addressOf(zone)],
    });
    // Cloudflare's resource has its id as `id` only.
    for (const zoneId of [zone.values.zone_id, zone.values.id]) {
      if (typeof zoneId === 'string') this.idsByZoneId.set(zoneId, id);
    }
  }
}

function idOf(zone: FleetResource): string {
  return `${accountIdOf(zone)}/zone/${nameOf(zone)}`;
}

function nameOf({ values }: FleetResource): string {
  return (textOf(values.name) ?? textOf(values.zone_id) ?? 'unknown').replace(/\.$/, '');
}
