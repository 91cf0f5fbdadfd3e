import { DnsRecord } from '@cdktf/provider-cloudflare/lib/dns-record';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { IDnsProvider, PublishedRecord, ValidationRecord } from './dns-provider';
import type { HostNameRecord, IHostNameDns } from './host-name-records';

export interface CloudflareDnsProps {
  /** Id of the Cloudflare zone, 32 hexadecimal digits. */
  readonly zoneId: string;
  /**
   * Provider with access to the zone; its token needs "DNS Write" on this zone only.
   *
   * @default - the stack's default Cloudflare provider
   */
  readonly provider?: TerraformProvider;
}

/** Publishes records in a Cloudflare zone. Needs the optional peer `@cdktf/provider-cloudflare`. */
export class CloudflareDns implements IDnsProvider, IHostNameDns {
  constructor(private readonly props: CloudflareDnsProps) {}

  public publish(scope: Construct, id: string, record: ValidationRecord): PublishedRecord {
    const resource = new DnsRecord(scope, id, {
      provider: this.props.provider,
      zoneId: this.props.zoneId,
      name: record.recordName,
      type: 'CNAME',
      content: record.recordValue,
      // 1 is Cloudflare's word for "automatic"; a proxied record would hide the CNAME from ACM.
      ttl: 1,
      proxied: false,
      lifecycle: { ignoreChanges: ['name', 'content'] },
    });
    return { fqdn: resource.name, published: true };
  }
  /** A CNAME, which Cloudflare flattens at the top of the zone. */
  public pointAt(scope: Construct, id: string, { hostName, target }: HostNameRecord): void {
    new DnsRecord(scope, `${id}-CNAME`, {
      provider: this.props.provider,
      zoneId: this.props.zoneId,
      name: hostName,
      type: 'CNAME',
      content: target.targetDomainName,
      ttl: 1,
      // Proxied, Cloudflare would end TLS with a certificate of its own.
      proxied: false,
    });
  }
}
