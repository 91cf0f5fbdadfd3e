import { GlobalacceleratorAccelerator } from '@cdktf/provider-aws/lib/globalaccelerator-accelerator';
import { GlobalacceleratorEndpointGroup } from '@cdktf/provider-aws/lib/globalaccelerator-endpoint-group';
import { GlobalacceleratorListener } from '@cdktf/provider-aws/lib/globalaccelerator-listener';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  ValidationError,
  Words,
} from '../core';
import { checkCertificate, placeOfService } from './certificate-check';
import type { LoadBalancerType } from './load-balancer-listener';

/** What Global Accelerator gives an endpoint whose weight nobody says; Terraform would give it 0, and no traffic. */
const DEFAULT_WEIGHT = 128;

/** A load balancer that ends TLS on the accelerator's port. */
export interface AcceleratedLoadBalancer {
  readonly loadBalancerArn: string;
  readonly loadBalancerType: LoadBalancerType;
  /** The certificate that its listener serves. */
  readonly certificate: ICertificate;
}

export interface GlobalAcceleratorProps {
  /** Name of the accelerator: up to 64 letters, digits and hyphens. */
  readonly acceleratorName: string;
  /** The load balancer in each Region, by Region. At least one; a Region is part of an address. */
  readonly loadBalancers: Readonly<Record<string, AcceleratedLoadBalancer>>;
  /**
   * Host names clients ask for; each must be on the certificate of every load balancer.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
  /** @default 443 */
  readonly port?: number;
  /**
   * Account of the accelerator, which is in no Region.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * Two fixed addresses in front of load balancers in several Regions. It ends no TLS: the load balancers do, so another
 * certificate is theirs alone.
 *
 * A client reaches the nearest Region that answers, so every load balancer must serve every name.
 */
export class GlobalAccelerator extends Construct implements RecordTarget {
  public readonly acceleratorArn: string;
  public readonly targetDomainName: string;
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: GlobalAcceleratorProps) {
    super(scope, id);
    const provider = props.at?.provider;
    const port = props.port ?? 443;
    this.checkLoadBalancers(props);

    const accelerator = new GlobalacceleratorAccelerator(this, 'Resource', {
      provider,
      name: props.acceleratorName,
      enabled: true,
      ipAddressType: 'IPV4',
      tags: props.tags,
    });
    const listener = new GlobalacceleratorListener(this, 'Listener', {
      provider,
      acceleratorArn: accelerator.id,
      protocol: 'TCP',
      portRange: [{ fromPort: port, toPort: port }],
    });
    for (const [region, { loadBalancerArn, loadBalancerType }] of Object.entries(props.loadBalancers)) {
      new GlobalacceleratorEndpointGroup(this, `Endpoints-${region}`, {
        provider,
        listenerArn: listener.id,
        endpointGroupRegion: region,
        endpointConfiguration: [
          {
            endpointId: loadBalancerArn,
            weight: DEFAULT_WEIGHT,
            // A Network Load Balancer keeps it only with security groups of its own (Developer Guide, client IP addresses).
            clientIpPreservationEnabled: loadBalancerType === 'application',
          },
        ],
      });
    }
    this.acceleratorArn = accelerator.id;
    this.targetDomainName = accelerator.dnsName;
    this.targetHostedZoneId = accelerator.hostedZoneId;
  }

  private checkLoadBalancers({ loadBalancers, hostNames, at = {} }: GlobalAcceleratorProps): void {
    const { service, keyAlgorithms } = CERTIFICATE_REQUIREMENTS.globalAccelerator;
    const entries = Object.entries(loadBalancers);
    if (entries.length === 0) {
      throw new ValidationError(this, {
        subject: 'loadBalancers',
        rule: 'must be at least one',
        got: new Words('none'),
        remedy: 'name the load balancer of a Region',
      });
    }
    for (const [region, { loadBalancerArn, certificate }] of entries) {
      checkCertificate(this, certificate, {
        service,
        keyAlgorithms,
        region,
        accountId: placeOfService(at, loadBalancerArn).accountId,
        hostNames,
      });
    }
  }
}
