import type { Construct } from 'constructs';
import { ValidationError, Words, nameToProve, normalizeDomainName, zoneOfName } from '../core';
import type { IDnsProvider, PublishedRecord, ValidationRecord } from './dns-provider';

export interface DnsRouterProps {
  /** DNS service of each zone, by zone name. A name goes to the zone with the longest matching suffix. */
  readonly zones: Readonly<Record<string, IDnsProvider>>;
  /**
   * DNS service of single names, which wins over `zones`; for example for a name that is delegated elsewhere.
   *
   * @default - every name finds its zone by suffix
   */
  readonly names?: Readonly<Record<string, IDnsProvider>>;
}

/** Sends each name of a certificate to the zone that holds it; zones may lie in several accounts and DNS services. */
export class DnsRouter implements IDnsProvider {
  private readonly zones: ReadonlyMap<string, IDnsProvider>;
  private readonly names: ReadonlyMap<string, IDnsProvider>;

  constructor(props: DnsRouterProps) {
    this.zones = byName(props.zones, normalizeDomainName);
    this.names = byName(props.names ?? {}, nameOfRecord);
  }

  public publish(scope: Construct, id: string, record: ValidationRecord): PublishedRecord {
    const dns = this.find(record.domainName);
    if (!dns) {
      const zones = [...this.zones.keys()].sort().join(', ') || 'none';
      throw new ValidationError(scope, {
        subject: 'every name',
        rule: 'must lie in a known zone',
        got: new Words(`"${record.domainName}" and the zones ${zones}`),
        remedy: 'add its zone, or map the name to a DNS service explicitly',
      });
    }
    return dns.publish(scope, id, record);
  }

  /** The DNS service for a name: an explicit one first, then the longest zone it lies in. */
  public find(domainName: string): IDnsProvider | undefined {
    const zone = zoneOfName(domainName, (candidate) => this.zones.has(candidate));
    const named = this.names.get(nameOfRecord(domainName));
    return named ?? (zone === undefined ? undefined : this.zones.get(zone));
  }
}

/** A wildcard is published where the name it stands under is, as one record proves both. */
function nameOfRecord(domainName: string): string {
  return nameToProve(normalizeDomainName(domainName));
}

function byName(
  entries: Readonly<Record<string, IDnsProvider>>,
  keyOf: (name: string) => string,
): Map<string, IDnsProvider> {
  return new Map(Object.entries(entries).map(([name, dns]) => [keyOf(name), dns]));
}
