import { edgeApiDomain, regionalApiDomain } from './api-gateway-domain';
import { distribution } from './cloudfront-distribution';
import { httpApiDomain, webSocketApiDomain } from './http-api-domain';
import { applicationLoadBalancer, networkLoadBalancer } from './load-balancer-listener';
import { privateApiDomain } from './private-api-domain';
import type { ServiceCase } from './service-case';

/** Every kind of service that the emulated AWS carries. */
export const SERVICE_CASES: readonly ServiceCase[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  regionalApiDomain,
  edgeApiDomain,
  distribution,
  httpApiDomain,
  webSocketApiDomain,
  privateApiDomain,
];
