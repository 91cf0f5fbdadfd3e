import { DnsRecord } from '@cdktf/provider-cloudflare/lib/dns-record';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { IDnsProvider, PublishedRecord, ValidationRecord } from './dns-provider';

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

/** Publishes validation records in a Cloudflare zone. Needs the optional peer `@cdktf/provider-cloudflare`. */
export class CloudflareDns implements IDnsProvider {
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
}
