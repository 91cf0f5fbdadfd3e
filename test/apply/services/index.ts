import { edgeApiDomain, regionalApiDomain } from './api-gateway-domain';
import { distribution } from './cloudfront-distribution';
import { ingress } from './eks-ingress';
import { service } from './eks-service';
import { applicationLoadBalancer, networkLoadBalancer } from './load-balancer-listener';
import type { ServiceCase } from './service-case';

/** Every kind of service that the emulated AWS carries. */
export const SERVICE_CASES: readonly ServiceCase[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  regionalApiDomain,
  edgeApiDomain,
  distribution,
  ingress,
  service,
];
