import { ServiceDiscoveryInstance } from '@cdktf/provider-aws/lib/service-discovery-instance';
import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type Tags,
  regionOf,
} from '../core/constructs';
import { checkCertificate } from './certificate-check';
import { checkedDomainName } from './domain-name-check';

/** Seconds that resolvers keep a record; AWS ignores it for alias records, and asks for it. */
const UNUSED_TTL = 60;

export interface CloudMapServiceProps {
  /** Id of a namespace that is found by DNS, public or private. */
  readonly namespaceId: string;
  /** Name of the namespace, for example `internal.example.com`. */
  readonly namespaceName: string;
  /** Name of the service: the labels that stand before the namespace in its host name. Another one replaces it. */
  readonly serviceName: string;
  /** Name that AWS gave the load balancer which clients are led to. */
  readonly loadBalancerDnsName: string;
  /** The certificate that the load balancer's listener serves; it must have the host name. */
  readonly certificate: ICertificate;
  /**
   * Account and Region of the namespace and of the load balancer.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A service of AWS Cloud Map that leads to a load balancer with a certificate for its host name.
 *
 * Cloud Map writes the alias record into the namespace's zone itself. It ends no TLS, so another certificate changes
 * nothing here.
 */
export class CloudMapService extends Construct {
  public readonly serviceArn: string;
  /** What clients ask for. */
  public readonly hostName: string;

  constructor(scope: Construct, id: string, props: CloudMapServiceProps) {
    super(scope, id);
    const at = props.at ?? {};
    const place = { provider: at.provider, region: at.region };
    this.hostName = checkedDomainName(
      this,
      `${props.serviceName}.${props.namespaceName}`,
      'serviceName and namespaceName',
    );
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.cloudMap,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: [this.hostName],
    });

    const service = new ServiceDiscoveryService(this, 'Resource', {
      ...place,
      name: props.serviceName,
      dnsConfig: {
        namespaceId: props.namespaceId,
        // Alias records need it (Cloud Map API Reference, DnsConfig).
        routingPolicy: 'WEIGHTED',
        dnsRecords: [{ type: 'A', ttl: UNUSED_TTL }],
      },
      tags: props.tags,
    });
    new ServiceDiscoveryInstance(this, 'LoadBalancer', {
      ...place,
      serviceId: service.id,
      instanceId: 'load-balancer',
      attributes: { AWS_ALIAS_DNS_NAME: props.loadBalancerDnsName },
    });
    this.serviceArn = service.arn;
  }
}
