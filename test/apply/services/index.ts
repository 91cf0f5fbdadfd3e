import { amplifyDomain } from './amplify-domain';
import { edgeApiDomain, regionalApiDomain } from './api-gateway-domain';
import { beanstalkApplication, beanstalkClassic, beanstalkNetwork } from './beanstalk-environment';
import { distribution, wholeDistribution } from './cloudfront-distribution';
import { applicationLoadBalancer, networkLoadBalancer } from './load-balancer-listener';
import type { ServiceCase } from './service-case';

/** Every kind of service that the emulated AWS carries. */
export const SERVICE_CASES: readonly ServiceCase[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  regionalApiDomain,
  edgeApiDomain,
  amplifyDomain,
  beanstalkApplication,
  beanstalkNetwork,
  beanstalkClassic,
  distribution,
  wholeDistribution,
];
