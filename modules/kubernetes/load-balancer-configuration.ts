import { ELB_SECURITY_POLICIES, type ICertificate } from '../core';
import type { KubernetesObject } from './manifest';
import type { MutualAuthentication } from './mutual-authentication';

/** What a TLS listener offers by ALPN (User Guide for Network Load Balancers, ALPN policies). */
export type AlpnPolicy = 'HTTP1Only' | 'HTTP2Only' | 'HTTP2Optional' | 'HTTP2Preferred' | 'None';

interface GatewayListener {
  /**
   * Certificates of the listener, which chooses by the host name a client sends. The first is for clients that send
   * none, or one that no certificate covers.
   */
  readonly certificates: readonly [ICertificate, ...ICertificate[]];
  /** Port of the Gateway's listener. @default 443 */
  readonly port?: number;
  /**
   * Protocols and ciphers offered to clients.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' - TLS 1.2 and 1.3 with forward secrecy
   */
  readonly sslPolicy?: string;
}

/** A listener of an Application Load Balancer, of the GatewayClass with controller `gateway.k8s.aws/alb`. */
export interface HttpsGatewayListener extends GatewayListener {
  readonly protocol: 'HTTPS';
  /** @default - nothing is said of it: clients of a new listener need no certificate */
  readonly mutualAuthentication?: MutualAuthentication;
}

/** A listener of a Network Load Balancer, of the GatewayClass with controller `gateway.k8s.aws/nlb`. */
export interface TlsGatewayListener extends GatewayListener {
  readonly protocol: 'TLS';
  /** @default 'None' */
  readonly alpnPolicy?: AlpnPolicy;
}

export interface LoadBalancerConfigurationProps {
  readonly name: string;
  /** Namespace of the Gateway; where a GatewayClass refers to the object, any. */
  readonly namespace: string;
  /** Listeners that end TLS; those of plain HTTP and TCP need no entry. */
  readonly listeners: readonly [
    HttpsGatewayListener | TlsGatewayListener,
    ...(HttpsGatewayListener | TlsGatewayListener)[],
  ];
}

/** What `gateway.k8s.aws/v1` takes for a listener. */
export interface ListenerConfiguration {
  readonly protocolPort: string;
  readonly defaultCertificate: string;
  readonly certificates?: readonly string[];
  readonly sslPolicy: string;
  readonly alpnPolicy?: AlpnPolicy;
  readonly mutualAuthentication?: MutualAuthentication;
}

/**
 * The object by which AWS Load Balancer Controller gives the load balancer of a Gateway its certificates: it takes none
 * from `certificateRefs`. The Gateway names it in `spec.infrastructure.parametersRef`.
 */
export function loadBalancerConfiguration(
  props: LoadBalancerConfigurationProps,
): KubernetesObject<{ readonly listenerConfigurations: readonly ListenerConfiguration[] }> {
  return {
    apiVersion: 'gateway.k8s.aws/v1',
    kind: 'LoadBalancerConfiguration',
    metadata: { name: props.name, namespace: props.namespace },
    spec: { listenerConfigurations: props.listeners.map(listenerConfiguration) },
  };
}

function listenerConfiguration(listener: HttpsGatewayListener | TlsGatewayListener): ListenerConfiguration {
  const [first, ...others] = listener.certificates;
  return {
    protocolPort: `${listener.protocol}:${listener.port ?? 443}`,
    defaultCertificate: first.certificateArn,
    ...(others.length > 0 && { certificates: others.map((each) => each.certificateArn) }),
    sslPolicy: listener.sslPolicy ?? ELB_SECURITY_POLICIES.application,
    ...(listener.protocol === 'TLS'
      ? listener.alpnPolicy && { alpnPolicy: listener.alpnPolicy }
      : listener.mutualAuthentication && { mutualAuthentication: listener.mutualAuthentication }),
  };
}
