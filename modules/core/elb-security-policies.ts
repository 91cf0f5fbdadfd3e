/**
 * TLS policy that is written for each type of load balancer; what is left out is TLS 1.0.
 *
 * What AWS recommends and its console chooses (ELB User Guides, security policies); classic load balancers have no newer
 * one and no TLS 1.3 (Classic Load Balancer User Guide, predefined SSL security policies).
 */
export const ELB_SECURITY_POLICIES = {
  application: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  network: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  classic: 'ELBSecurityPolicy-TLS-1-2-2017-01',
} as const;
