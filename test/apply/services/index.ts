import { edgeApiDomain, mutualApiDomain, regionalApiDomain } from './api-gateway-domain';
import { distribution } from './cloudfront-distribution';
import { httpApiDomain, mutualHttpApiDomain, webSocketApiDomain } from './http-api-domain';
import { applicationLoadBalancer, networkLoadBalancer } from './load-balancer-listener';
import { privateApiDomain } from './private-api-domain';
import type { ServiceCase } from './service-case';

/** Every kind of service that the emulated AWS carries. */
export const SERVICE_CASES: readonly ServiceCase[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  regionalApiDomain,
  edgeApiDomain,
  mutualApiDomain,
  distribution,
  httpApiDomain,
  webSocketApiDomain,
  mutualHttpApiDomain,
  privateApiDomain,
];
