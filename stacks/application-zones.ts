import { Construct } from 'constructs';
import type { Environment, ValidationRecordState } from '../environments';
import type { StatedRecord } from '../environments/validation-records';
import { saidZones } from '../environments/domains';
import type { OwnZone } from '../environments/zone-parents';
import type { Placement } from '../modules/core';
import { DnsRouter, type IDnsProvider } from '../modules/dns';
import { dnsOf } from './zones';
import type { PublisherContext, ZoneDns } from './zones/wiring';

export interface ApplicationZonesProps {
  readonly zones: Environment['sharedServices']['zones'];
  /** Zones the application publishes in; the others are left alone. */
  readonly used: ReadonlySet<string | undefined>;
  /** What is known of the records of single names. */
  readonly records: readonly StatedRecord[];
  /** Whether a function of shared services may have created any record. @default false */
  readonly overwriteAny?: boolean;
  /** The shared-services account, as the validation role reaches it. */
  readonly at?: Placement;
  /** Zones of the account itself. */
  readonly own: readonly OwnZone[];
  /** The account itself. */
  readonly account: Placement;
  /** Accounts that hold zones besides, as the zone's role reaches them, by the zone. */
  readonly otherAccounts: ReadonlyMap<string, Placement>;
}

/** The zones of shared services, as an application account publishes in them. */
export class ApplicationZones extends Construct {
  private readonly services = new Map<string, ZoneDns>();

  constructor(
    scope: Construct,
    id: string,
    { zones, used, records, own, account, ...places }: ApplicationZonesProps,
  ) {
    super(scope, id);
    const context: PublisherContext = {
      ...places,
      own: account,
      above: (zoneName) => {
        const { parent } = own.find((each) => each.zoneName === zoneName) ?? {};
        return parent === undefined ? undefined : define(parent);
      },
      overwriteNames: namesThatAre('overwrite', records),
      publishedNames: namesThatAre('published', records),
    };
    const define = (name: string): ZoneDns | undefined => {
      const known = this.services.get(name);
      if (known || !used.has(name)) return known;
      const service = dnsOf(this, name, zones[name]!, context);
      this.services.set(name, service);
      return service;
    };
    Object.keys(zones).forEach(define);
  }

  /** A zone by its name; undefined for one that is not used. */
  public find(zoneName: string): ZoneDns | undefined {
    return this.services.get(zoneName);
  }

  /** Finds the zone of each name of a certificate: by the certificate's own map first, then by suffix. */
  public router(zonesOfNames?: Readonly<Record<string, string>>): IDnsProvider {
    const names = [...saidZones(zonesOfNames)].flatMap(([name, zone]): Array<[string, IDnsProvider]> => {
      const service = this.services.get(zone);
      return service ? [[name, service]] : [];
    });
    return new DnsRouter({ zones: Object.fromEntries(this.services), names: Object.fromEntries(names) });
  }
}

function namesThatAre(state: ValidationRecordState, records: readonly StatedRecord[]): string[] {
  return records.filter((record) => record.state === state).map(({ name }) => name);
}
