import type { Fleet, FleetZone } from '../fleet';
import { combinedState } from '../resource';

/** The zones of each account as one, called by their number. */
export function withZonesFolded(fleet: Fleet): Fleet {
  const byAccount = new Map<string, FleetZone[]>();
  for (const zone of fleet.zones) {
    const known = byAccount.get(zone.account);
    if (known) known.push(zone);
    else byAccount.set(zone.account, [zone]);
  }
  const folded = [...byAccount].map(([account, zones]): FleetZone => ({
    id: `${account}/zones`,
    account,
    name: zones.length === 1 ? zones[0]!.name : `${zones.length} zones`,
    state: combinedState(zones.map(({ state }) => state)),
    resources: [],
  }));
  const accountOf = new Map(fleet.zones.map(({ id, account }) => [id, account]));
  const idOf = (zone: string | undefined) => {
    const account = accountOf.get(zone ?? '');
    return account === undefined ? zone : `${account}/zones`;
  };
  return {
    ...fleet,
    zones: folded,
    certificates: fleet.certificates.map((certificate) => ({
      ...certificate,
      records: certificate.records.map((record) => ({ ...record, zone: idOf(record.zone) })),
    })),
  };
}
