import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbListenerCertificate } from '@cdktf/provider-aws/lib/lb-listener-certificate';
import { DataResource, Fn } from 'cdktf';
import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  DEFAULT_LISTENER_CERTIFICATE_QUOTA,
  ELB_SECURITY_POLICIES,
  type ICertificate,
  type Placement,
  type Tags,
  ValidationError,
  Words,
  isKnown,
  parseArn,
} from '../core/constructs';
import { checkCertificates, checkHostNames, placeOfService } from './certificate-check';
import { type MutualTls, mutualAuthentication } from './mutual-tls';

export type LoadBalancerType = 'application' | 'network';

/** How a Network Load Balancer negotiates HTTP/2; `HTTP2Optional` prefers HTTP/1.1 (User Guide, ALPN policies). */
export type AlpnPolicy = 'HTTP1Only' | 'HTTP2Only' | 'HTTP2Optional' | 'HTTP2Preferred';

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
  /**
   * Certificates by name; the listener chooses by the host name a client sends (SNI). At least one.
   *
   * The name is part of the attachment's address: keep it when the certificate changes. Every certificate is in the
   * listener's list, the default too, so that another one can become the default while all names stay served.
   */
  readonly certificates: Readonly<Record<string, ICertificate>>;
  /**
   * Name of the certificate for clients that send no host name, or one that no certificate covers.
   *
   * @default - the first of `certificates`
   */
  readonly defaultCertificate?: string;
  /**
   * How many certificates the account's quota allows in the list of one load balancer. One place must stay free, as a
   * new certificate is attached before the old one is detached.
   *
   * @default 25
   */
  readonly certificateQuota?: number;
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
   * Which versions of HTTP a network load balancer negotiates; an application load balancer takes both by itself.
   *
   * @default - none is negotiated
   */
  readonly alpnPolicy?: AlpnPolicy;
  /**
   * Port of a second listener, of an application load balancer, which sends HTTP requests on to HTTPS for good (301).
   *
   * @default - nothing answers to plain HTTP
   */
  readonly redirectFrom?: number;
  /**
   * Asks clients of an application load balancer for certificates.
   *
   * @default - `mode` is `off`
   */
  readonly mutualTls?: MutualTls;
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
    const defaultCertificate = this.defaultCertificate(props);
    this.checkCertificates(props, at);
    this.checkType(props);
    this.checkTrustStore(props, at);

    const port = props.port ?? 443;
    const listener = new LbListener(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      loadBalancerArn: props.loadBalancerArn,
      port,
      protocol,
      sslPolicy: props.sslPolicy ?? ELB_SECURITY_POLICIES[props.loadBalancerType],
      alpnPolicy: props.alpnPolicy,
      certificateArn: defaultCertificate.certificateArn,
      defaultAction: [{ type: 'forward', targetGroupArn: props.targetGroupArn }],
      mutualAuthentication:
        props.loadBalancerType === 'application' ? mutualAuthentication(props.mutualTls) : undefined,
      tags: props.tags,
      dependsOn: props.mutualTls?.trustStore.ready && [...props.mutualTls.trustStore.ready],
    });
    const attachments = Object.entries(props.certificates).map(
      ([name, { certificateArn }]) =>
        new LbListenerCertificate(this, attachmentConstructId(name), {
          provider: at.provider,
          region: at.region,
          listenerArn: listener.arn,
          certificateArn,
          lifecycle: { createBeforeDestroy: true },
        }),
    );
    // AWS detaches no default certificate. A detach waits for what depended on the attachment, and this waits for
    // the listener: so a former default is detached only once the listener has another.
    new DataResource(this, 'Served', {
      input: { default: listener.certificateArn, attached: Fn.toset(attachments.map((each) => each.id)) },
    });
    this.redirect(props, port);
    this.listenerArn = listener.arn;
  }

  private redirect(
    { loadBalancerArn, redirectFrom, at = {}, tags }: LoadBalancerListenerProps,
    port: number,
  ) {
    if (redirectFrom === undefined) return;
    if (redirectFrom === port) {
      throw new ValidationError(this, {
        subject: 'redirectFrom',
        rule: 'must be another port than that of HTTPS',
        got: redirectFrom,
        remedy: 'use 80',
      });
    }
    new LbListener(this, 'Redirect', {
      provider: at.provider,
      region: at.region,
      loadBalancerArn,
      port: redirectFrom,
      protocol: 'HTTP',
      defaultAction: [
        { type: 'redirect', redirect: { protocol: 'HTTPS', port: String(port), statusCode: 'HTTP_301' } },
      ],
      tags,
    });
  }

  private defaultCertificate({ certificates, defaultCertificate }: LoadBalancerListenerProps): ICertificate {
    const names = Object.keys(certificates);
    const name = defaultCertificate ?? names[0];
    const certificate = name === undefined ? undefined : new Map(Object.entries(certificates)).get(name);
    if (!certificate) {
      throw new ValidationError(this, {
        subject: 'a listener',
        rule: 'must have its default certificate among its certificates',
        got: new Words(`${JSON.stringify(name ?? '')} and ${names.join(', ') || 'none'}`),
        remedy: 'add it to certificates',
      });
    }
    return certificate;
  }

  private checkCertificates(props: LoadBalancerListenerProps, at: Placement): void {
    const { service, keyAlgorithms } = TRAITS[props.loadBalancerType];
    const all = Object.values(props.certificates);
    const quota = props.certificateQuota ?? DEFAULT_LISTENER_CERTIFICATE_QUOTA;
    if (all.length >= quota) {
      throw new ValidationError(this, {
        subject: 'certificates',
        rule: `must leave one place free of the ${quota} that the quota allows, as replacing one takes it`,
        got: all.length,
        remedy:
          'put more names on one certificate, or have AWS raise the quota of ' +
          `${service} and set certificateQuota`,
      });
    }
    checkCertificates(this, all, { service, keyAlgorithms, ...placeOfService(at, props.loadBalancerArn) });
    this.checkEachOnce(props);
    checkHostNames(this, all, { service, hostNames: props.hostNames });
  }

  /** What only one of the two types has. */
  private checkType({
    loadBalancerType,
    alpnPolicy,
    redirectFrom,
    mutualTls,
  }: LoadBalancerListenerProps): void {
    const isApplication = loadBalancerType === 'application';
    const foreign = Object.entries(isApplication ? { alpnPolicy } : { redirectFrom, mutualTls }).find(
      ([, value]) => value !== undefined,
    );
    if (!foreign) return;
    throw new ValidationError(this, {
      subject: foreign[0],
      rule: `must be of ${isApplication ? 'a network' : 'an application'} load balancer`,
      got: new Words(`it on type ${loadBalancerType}`),
      remedy: 'leave it out, or use a load balancer of the other type',
    });
  }

  private checkTrustStore({ mutualTls, loadBalancerArn }: LoadBalancerListenerProps, at: Placement): void {
    const arn = mutualTls?.trustStore.trustStoreArn;
    const actual = isKnown(arn) ? parseArn(arn)?.region : undefined;
    const { region } = placeOfService(at, loadBalancerArn);
    if (!actual || !isKnown(region) || actual === region) return;
    throw new ValidationError(this, {
      subject: 'mutualTls',
      rule: `must have a trust store of ${region}, where the load balancer is`,
      got: actual,
      remedy: 'make one there of the same CAs',
    });
  }

  private checkEachOnce({ certificates }: LoadBalancerListenerProps): void {
    const nameOf = new Map<string, string>();
    for (const [name, { certificateArn }] of Object.entries(certificates)) {
      const other = nameOf.get(certificateArn);
      if (other !== undefined) {
        throw new ValidationError(this, {
          subject: 'a listener',
          rule: 'must have each certificate once',
          got: new Words(`the same one as "${other}" and as "${name}"`),
          remedy: `remove "${name}" from certificates`,
        });
      }
      nameOf.set(certificateArn, name);
    }
  }
}

/** Construct id of the attachment of a certificate, which is part of its address. */
export function attachmentConstructId(certificateName: string): string {
  return `Certificate-${certificateName}`;
}
