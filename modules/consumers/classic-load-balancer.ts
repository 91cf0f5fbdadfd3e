import { Elb } from '@cdktf/provider-aws/lib/elb';
import { LoadBalancerListenerPolicy } from '@cdktf/provider-aws/lib/load-balancer-listener-policy';
import { LoadBalancerPolicy } from '@cdktf/provider-aws/lib/load-balancer-policy';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type Placement,
  type RecordTarget,
  type Tags,
  ValidationError,
  regionOf,
} from '../core';
import { checkCertificate } from './certificate-check';

/** The newest that AWS has for Classic Load Balancers: TLS 1.2, and no 1.3 (User Guide, security policies). */
const DEFAULT_SSL_POLICY = 'ELBSecurityPolicy-TLS-1-2-2017-01';

/** What goes on to the instances: a load balancer that reads HTTP sends HTTP (User Guide, listeners). */
const INSTANCE_PROTOCOLS = {
  HTTPS: ['HTTP', 'HTTPS'],
  SSL: ['TCP', 'SSL'],
} as const;

export type ClassicProtocol = keyof typeof INSTANCE_PROTOCOLS;

export type ClassicInstanceProtocol = (typeof INSTANCE_PROTOCOLS)[ClassicProtocol][number];

export type DesyncMitigationMode = 'monitor' | 'defensive' | 'strictest';

export interface ClassicLoadBalancerProps {
  /** Name, unique among the Classic Load Balancers of account and Region. Another name is another load balancer. */
  readonly loadBalancerName: string;
  /** The one certificate it serves, of its account and Region, with an RSA key of at most 3072 bits. */
  readonly certificate: ICertificate;
  /** One subnet in each Availability Zone it serves; at least one. */
  readonly subnetIds: readonly string[];
  /** At least one. */
  readonly securityGroupIds: readonly string[];
  /**
   * Instances behind it.
   *
   * @default - none; an Auto Scaling group may attach its own
   */
  readonly instanceIds?: readonly string[];
  /**
   * Whether it reads HTTP, or passes on what TLS carries.
   *
   * @default 'HTTPS'
   */
  readonly protocol?: ClassicProtocol;
  /** @default 443 */
  readonly port?: number;
  /**
   * `HTTP` or `HTTPS` behind `HTTPS`, `TCP` or `SSL` behind `SSL`. It does not verify the certificates of instances.
   *
   * @default - `HTTP`, or `TCP` behind `SSL`
   */
  readonly instanceProtocol?: ClassicInstanceProtocol;
  /** @default 80 */
  readonly instancePort?: number;
  /**
   * What is asked of an instance to see that it is healthy, for example `HTTP:80/health`.
   *
   * @default - a connection by TCP to `instancePort`
   */
  readonly healthCheckTarget?: string;
  /** Whether only the VPC reaches it. @default false */
  readonly internal?: boolean;
  /**
   * What is done with requests that instances may read in another way. Requests of HTTP only.
   *
   * @default 'defensive'
   */
  readonly desyncMitigationMode?: DesyncMitigationMode;
  /**
   * Predefined policy of protocols and ciphers.
   *
   * @default 'ELBSecurityPolicy-TLS-1-2-2017-01'
   */
  readonly sslPolicy?: string;
  /**
   * Host names clients ask for; each must be on the certificate.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
  /**
   * Account and Region of the load balancer.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A load balancer of the previous generation with one listener, which ends TLS.
 *
 * Another certificate deletes the listener and makes it anew: connections end, and clients are refused for some seconds.
 */
export class ClassicLoadBalancer extends Construct implements RecordTarget {
  /** Target of the alias record. */
  public readonly targetDomainName: string;
  /** Hosted zone of the target, for an alias record in Route 53. */
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: ClassicLoadBalancerProps) {
    super(scope, id);
    const { certificate, at = {}, port = 443, instancePort = 80, protocol = 'HTTPS' } = props;
    checkCertificate(this, certificate, {
      ...CERTIFICATE_REQUIREMENTS.classicLoadBalancer,
      region: regionOf(at),
      accountId: at.accountId,
      hostNames: props.hostNames,
    });
    const instanceProtocol = this.instanceProtocol(protocol, props.instanceProtocol);

    const loadBalancer = new Elb(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      name: props.loadBalancerName,
      internal: props.internal ?? false,
      subnets: [...props.subnetIds],
      securityGroups: [...props.securityGroupIds],
      instances: props.instanceIds && [...props.instanceIds],
      desyncMitigationMode: props.desyncMitigationMode ?? 'defensive',
      listener: [
        {
          lbPort: port,
          lbProtocol: protocol.toLowerCase(),
          instancePort,
          instanceProtocol: instanceProtocol.toLowerCase(),
          sslCertificateId: certificate.certificateArn,
        },
      ],
      // Numbers are those that AWS takes where nothing is written (User Guide, health checks).
      healthCheck: {
        target: props.healthCheckTarget ?? `TCP:${instancePort}`,
        healthyThreshold: 10,
        unhealthyThreshold: 2,
        interval: 30,
        timeout: 5,
      },
      tags: props.tags,
    });
    this.secure(loadBalancer, port, props);
    this.targetDomainName = loadBalancer.dnsName;
    this.targetHostedZoneId = loadBalancer.zoneId;
  }

  /**
   * A listener that is made anew has the policy of AWS, which takes TLS 1.0, until it is told otherwise again.
   * `aws_lb_ssl_negotiation_policy` would be replaced for that: it takes the policy off before the next certificate is
   * issued, and for as long.
   */
  private secure(loadBalancer: Elb, port: number, props: ClassicLoadBalancerProps): void {
    const { certificate, sslPolicy, at = {} } = props;
    const common = { provider: at.provider, region: at.region, loadBalancerName: loadBalancer.name };
    const policy = new LoadBalancerPolicy(this, 'TlsPolicy', {
      ...common,
      policyName: 'certfleet-tls',
      policyTypeName: 'SSLNegotiationPolicyType',
      policyAttribute: [{ name: 'Reference-Security-Policy', value: sslPolicy ?? DEFAULT_SSL_POLICY }],
    });
    new LoadBalancerListenerPolicy(this, 'ListenerPolicy', {
      ...common,
      loadBalancerPort: port,
      policyNames: [policy.policyName],
      triggers: { certificate: certificate.certificateArn },
    });
  }

  private instanceProtocol(
    protocol: ClassicProtocol,
    asked: ClassicInstanceProtocol = INSTANCE_PROTOCOLS[protocol][0],
  ): ClassicInstanceProtocol {
    const possible: readonly string[] = INSTANCE_PROTOCOLS[protocol];
    if (possible.includes(asked)) return asked;
    throw new ValidationError(this, {
      subject: 'instanceProtocol',
      rule: `must be ${possible.join(' or ')} behind ${protocol}`,
      got: asked,
      remedy: 'choose one of them, or the other protocol',
    });
  }
}
