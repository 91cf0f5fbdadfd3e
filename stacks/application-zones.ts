import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';
import type { Environment, ValidationRecordState, Zone } from '../environments';
import { explicitZones, zoneOfName } from '../environments/domains';
import type { Placement } from '../modules/core';
import { DnsRouter, type IDnsProvider, ManualDns, Route53Dns } from '../modules/dns';
import type * as CloudflareZone from './cloudflare-zone';

export interface ApplicationZonesProps {
  readonly zones: Environment['sharedServices']['zones'];
  /** Zones the application publishes in; the others are left alone. */
  readonly used: ReadonlySet<string | undefined>;
  /** What is known of the records of single names. */
  readonly records: Readonly<Record<string, ValidationRecordState>>;
  /** The shared-services account, as the validation role reaches it. */
  readonly at?: Placement;
}

/** The zones of shared services, as an application account publishes in them. */
export class ApplicationZones extends Construct {
  private readonly services: ReadonlyMap<string, IDnsProvider>;

  constructor(scope: Construct, id: string, props: ApplicationZonesProps) {
    super(scope, id);
    const used = Object.entries(props.zones).filter(([name]) => props.used.has(name));
    this.services = new Map(used.map(([name, zone]) => [name, this.dnsService(name, zone, props)]));
  }

  /** Finds the zone of each name of a certificate: by the certificate's own map first, then by suffix. */
  public router(zonesOfNames?: Readonly<Record<string, string>>): IDnsProvider {
    const names = [...explicitZones(zonesOfNames)].flatMap(([name, zone]): Array<[string, IDnsProvider]> => {
      const service = this.services.get(zone);
      return service ? [[name, service]] : [];
    });
    return new DnsRouter({ zones: Object.fromEntries(this.services), names: Object.fromEntries(names) });
  }

  private dnsService(name: string, zone: Zone, { at, records }: ApplicationZonesProps): IDnsProvider {
    const overwriteNames = namesThatAre('overwrite', records);
    switch (zone.type) {
      case 'create':
        return new Route53Dns({ hostedZoneId: this.lookUp(name, at), at, overwriteNames });
      case 'existing':
        return new Route53Dns({ hostedZoneId: zone.hostedZoneId, at, overwriteNames });
      case 'cloudflare':
        return cloudflare().cloudflareZone(this, zone.zoneId);
      case 'manual':
        return new ManualDns({ publishedNames: namesThatAre('published', records) });
    }
  }

  private lookUp(name: string, at: Placement | undefined): string {
    return new DataAwsRoute53Zone(this, name, { provider: at?.provider, name, privateZone: false }).zoneId;
  }
}

const RECORD_RESOURCE_TYPES: Readonly<Record<Zone['type'], string | undefined>> = {
  create: Route53Record.tfResourceType,
  existing: Route53Record.tfResourceType,
  cloudflare: 'cloudflare_dns_record',
  manual: undefined,
};

/** Terraform's type of a name's validation record; undefined where people write it, or the name lies in no zone. */
export function recordResourceType(
  zones: ApplicationZonesProps['zones'],
  domainName: string,
): string | undefined {
  const zone = zoneOfName(zones, domainName);
  return zone === undefined ? undefined : RECORD_RESOURCE_TYPES[zones[zone]!.type];
}

/** The names of which the record is said to be in a state. */
export function namesThatAre(
  state: ValidationRecordState,
  records: Readonly<Record<string, ValidationRecordState>>,
): string[] {
  return Object.keys(records).filter((name) => records[name] === state);
}

/** Loaded only where a zone is at Cloudflare, because its provider package is an optional peer. */
function cloudflare(): typeof CloudflareZone {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import statement would load it always
  return require('./cloudflare-zone') as typeof CloudflareZone;
}
