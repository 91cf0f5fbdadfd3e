import { edgeApiDomain, regionalApiDomain } from './api-gateway-domain';
import { classicLoadBalancer } from './classic-load-balancer';
import { distribution } from './cloudfront-distribution';
import { applicationLoadBalancer, mutualTls, networkLoadBalancer } from './load-balancer-listener';
import type { ServiceCase } from './service-case';

/** Every kind of service that the emulated AWS carries. */
export const SERVICE_CASES: readonly ServiceCase[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  mutualTls,
  classicLoadBalancer,
  regionalApiDomain,
  edgeApiDomain,
  distribution,
];
