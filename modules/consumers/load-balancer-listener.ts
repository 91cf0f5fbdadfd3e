import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  DEFAULT_LISTENER_CERTIFICATE_QUOTA,
  type ICertificate,
  type Placement,
  type Tags,
  ValidationError,
  regionOf,
} from '../core';
import { checkCertificate, checkHostNames } from './certificate-check';

/** What AWS recommends and its console chooses for both types (ELB User Guides, security policies). */
const DEFAULT_SSL_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';

export type LoadBalancerType = 'application' | 'network';

const TRAITS = {
  application: { ...CERTIFICATE_REQUIREMENTS.applicationLoadBalancer, protocol: 'HTTPS' },
  network: { ...CERTIFICATE_REQUIREMENTS.networkLoadBalancer, protocol: 'TLS' },
} as const satisfies Readonly<Record<LoadBalancerType, object>>;

export interface LoadBalancerListenerProps {
  readonly loadBalancerArn: string;
  /** `application` gives an HTTPS listener, `network` a TLS listener. */
  readonly loadBalancerType: LoadBalancerType;
  /** Target group of the default action. */
  readonly targetGroupArn: string;
  /** Certificate for clients that send no host name, or one that no other certificate covers. */
  readonly certificate: ICertificate;
  /**
   * Further certificates, which the listener chooses by the host name a client sends (SNI).
   *
   * The key is part of the resource's address: keep it when the certificate changes. Changing only the key
   * detaches the certificate until the next apply, unless the state is moved.
   *
   * @default - the default certificate only
   */
  readonly additionalCertificates?: Readonly<Record<string, ICertificate>>;
  /**
   * How many additional certificates the account's quota allows on one load balancer.
   *
   * @default 25
   */
  readonly additionalCertificateQuota?: number;
  /**
   * Host names clients ask for; each must be on one of the certificates.
   *
   * @default - not checked
   */
  readonly hostNames?: readonly string[];
  /** @default 443 */
  readonly port?: number;
  /**
   * Protocols and ciphers offered to clients.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' - TLS 1.2 and 1.3 with forward secrecy
   */
  readonly sslPolicy?: string;
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
 * The listener of a load balancer that ends TLS.
 *
 * Another certificate is attached before the old one is detached, in place, so no client is refused meanwhile.
 */
export class LoadBalancerListener extends Construct {
  public readonly listenerArn: string;

  constructor(scope: Construct, id: string, props: LoadBalancerListenerProps) {
    super(scope, id);
    const at = props.at ?? {};
    const { protocol } = TRAITS[props.loadBalancerType];
    this.checkCertificates(props, at);

    const listener = new LbListener(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      loadBalancerArn: props.loadBalancerArn,
      port: props.port ?? 443,
      protocol,
      sslPolicy: props.sslPolicy ?? DEFAULT_SSL_POLICY,
      certificateArn: props.certificate.certificateArn,
      defaultAction: [{ type: 'forward', targetGroupArn: props.targetGroupArn }],
      tags: props.tags,
    });
    for (const [name, certificate] of Object.entries(props.additionalCertificates ?? {})) {
      new LbListenerCertificate(this, `Certificate-${name}`, {
        provider: at.provider,
        region: at.region,
        listenerArn: listener.arn,
        certificateArn: certificate.certificateArn,
        lifecycle: { createBeforeDestroy: true },
      });
    }
    this.listenerArn = listener.arn;
  }

  private checkCertificates(props: LoadBalancerListenerProps, at: Placement): void {
    const { service, keyAlgorithms } = TRAITS[props.loadBalancerType];
    const additional = Object.values(props.additionalCertificates ?? {});
    const all = [props.certificate, ...additional];
    const quota = props.additionalCertificateQuota ?? DEFAULT_LISTENER_CERTIFICATE_QUOTA;
    if (additional.length > quota) {
      throw new ValidationError(
        this,
        `additionalCertificates must be at most ${quota}, got ${additional.length}; put more names on one ` +
          `certificate, or have AWS raise the quota of ${service} and set additionalCertificateQuota`,
      );
    }
    for (const certificate of all) {
      checkCertificate(this, certificate, {
        service,
        keyAlgorithms,
        region: regionOf(at),
        accountId: at.accountId,
      });
    }
    this.checkEachOnce(props);
    checkHostNames(this, all, { service, hostNames: props.hostNames });
  }

  private checkEachOnce({ certificate, additionalCertificates = {} }: LoadBalancerListenerProps): void {
    const nameOf = new Map([[certificate.certificateArn, 'certificate']]);
    for (const [name, { certificateArn }] of Object.entries(additionalCertificates)) {
      const other = nameOf.get(certificateArn);
      if (other !== undefined) {
        throw new ValidationError(
          this,
          `a listener must have each certificate once, got the same one as "${other}" and as "${name}"; ` +
            `remove "${name}" from additionalCertificates`,
        );
      }
      nameOf.set(certificateArn, name);
    }
  }
}
