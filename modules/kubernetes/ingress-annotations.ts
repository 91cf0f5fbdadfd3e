import { ELB_SECURITY_POLICIES, type ICertificate } from '../core';
import type { Annotations } from './manifest';
import type { MutualAuthentication } from './mutual-authentication';

export interface IngressAnnotationsProps {
  /**
   * Certificates of the listener, which chooses by the host name a client sends. The first is for clients that send
   * none, or one that no certificate covers.
   */
  readonly certificates: readonly [ICertificate, ...ICertificate[]];
  /** @default 443 */
  readonly port?: number;
  /**
   * Port on which plain HTTP is answered by a redirect to HTTPS.
   *
   * @default - plain HTTP is not answered
   */
  readonly redirectFromPort?: number;
  /**
   * Protocols and ciphers offered to clients.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' - TLS 1.2 and 1.3 with forward secrecy
   */
  readonly sslPolicy?: string;
  /**
   * How clients prove who they are.
   *
   * @default - nothing is said of it: clients of a new listener need no certificate
   */
  readonly mutualAuthentication?: MutualAuthentication;
}

/**
 * Annotations by which AWS Load Balancer Controller gives the load balancer of an Ingress its certificates.
 *
 * It then looks for none by host name itself. Ingresses of one group must agree in policy, redirect and mutual
 * authentication, or the controller changes nothing of the group.
 */
export function ingressAnnotations(props: IngressAnnotationsProps): Annotations {
  const { certificates, port = 443, redirectFromPort, mutualAuthentication } = props;
  const listenPorts = [
    ...(redirectFromPort === undefined ? [] : [{ HTTP: redirectFromPort }]),
    { HTTPS: port },
  ];
  return {
    'alb.ingress.kubernetes.io/certificate-arn': certificates.map((each) => each.certificateArn).join(','),
    'alb.ingress.kubernetes.io/listen-ports': JSON.stringify(listenPorts),
    'alb.ingress.kubernetes.io/ssl-policy': props.sslPolicy ?? ELB_SECURITY_POLICIES.application,
    ...(redirectFromPort !== undefined && { 'alb.ingress.kubernetes.io/ssl-redirect': String(port) }),
    ...(mutualAuthentication && {
      'alb.ingress.kubernetes.io/mutual-authentication': JSON.stringify([{ port, ...mutualAuthentication }]),
    }),
  };
}
