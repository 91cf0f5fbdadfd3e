import type { Consumer } from '../../environments';
import { wireApiGatewayDomain } from './api-gateway-domain';
import { wireDistribution } from './cloudfront-distribution';
import { wireHttpApiDomain } from './http-api-domain';
import { wireListener } from './load-balancer-listener';
import { wirePrivateApiDomain } from './private-api-domain';
import type { Wiring } from './wiring';

/** How each kind of consumer is wired: a kind that is not here does not compile. */
export const WIRINGS: { readonly [Type in Consumer['type']]: Wiring<Extract<Consumer, { type: Type }>> } = {
  'load-balancer-listener': wireListener,
  'api-gateway-domain': wireApiGatewayDomain,
  'cloudfront-distribution': wireDistribution,
  'http-api-domain': wireHttpApiDomain,
  'private-api-domain': wirePrivateApiDomain,
};
