import type { Consumer } from '../../environments';
import { wireAmplifyDomain } from './amplify-domain';
import { wireApiGatewayDomain } from './api-gateway-domain';
import { wireBeanstalkEnvironment } from './beanstalk-environment';
import { wireDistribution } from './cloudfront-distribution';
import { wireListener } from './load-balancer-listener';
import type { Wiring } from './wiring';

/** How each kind of consumer is wired: a kind that is not here does not compile. */
export const WIRINGS: { readonly [Type in Consumer['type']]: Wiring<Extract<Consumer, { type: Type }>> } = {
  'load-balancer-listener': wireListener,
  'amplify-domain': wireAmplifyDomain,
  'api-gateway-domain': wireApiGatewayDomain,
  'beanstalk-environment': wireBeanstalkEnvironment,
  'cloudfront-distribution': wireDistribution,
};
