import { ELB_SECURITY_POLICIES, type ICertificate } from '../core';
import type { AlpnPolicy } from './load-balancer-configuration';
import type { Annotations } from './manifest';

export interface ServiceAnnotationsProps {
  /**
   * Certificates of the listeners, which choose by the host name a client sends. The first is for clients that send
   * none, or one that no certificate covers.
   */
  readonly certificates: readonly [ICertificate, ...ICertificate[]];
  /**
   * Ports of the Service, or their names, whose listeners end TLS. The controller refuses one that the Service lacks.
   *
   * @default [443]
   */
  readonly tlsPorts?: readonly [number | string, ...(number | string)[]];
  /**
   * Protocols and ciphers offered to clients.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' - TLS 1.2 and 1.3 with forward secrecy
   */
  readonly sslPolicy?: string;
  /**
   * Which of HTTP/1.1 and HTTP/2 clients are offered. `HTTP2Optional` prefers HTTP/1.1.
   *
   * @default - none; HTTP/2 clients, such as gRPC, are refused
   */
  readonly alpnPolicy?: AlpnPolicy;
  /**
   * What goes on to the Pods: `ssl` encrypts again, and trusts every certificate that they show.
   *
   * @default 'tcp'
   */
  readonly backendProtocol?: 'ssl' | 'tcp';
}

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';

/**
 * Annotations by which AWS Load Balancer Controller gives the Network Load Balancer of a Service its certificates.
 *
 * The Service must be the controller's: its `loadBalancerClass` is `service.k8s.aws/nlb`. The ports are always written,
 * as without them every port of the Service ends TLS.
 */
export function serviceAnnotations(props: ServiceAnnotationsProps): Annotations {
  const { certificates, tlsPorts = [443], alpnPolicy, backendProtocol } = props;
  return {
    [`${PREFIX}-ssl-cert`]: certificates.map((each) => each.certificateArn).join(','),
    [`${PREFIX}-ssl-ports`]: tlsPorts.join(','),
    [`${PREFIX}-ssl-negotiation-policy`]: props.sslPolicy ?? ELB_SECURITY_POLICIES.network,
    ...(alpnPolicy !== undefined && { [`${PREFIX}-alpn-policy`]: alpnPolicy }),
    ...(backendProtocol !== undefined && { [`${PREFIX}-backend-protocol`]: backendProtocol }),
  };
}
