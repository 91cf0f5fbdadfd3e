import type { Consumer } from '../../environments';
import { wireApiGatewayDomain } from './api-gateway-domain';
import { wireDistribution } from './cloudfront-distribution';
import { wireEksIngress } from './eks-ingress';
import { wireEksService } from './eks-service';
import { wireListener } from './load-balancer-listener';
import type { Wiring } from './wiring';

/** How each kind of consumer is wired: a kind that is not here does not compile. */
export const WIRINGS: { readonly [Type in Consumer['type']]: Wiring<Extract<Consumer, { type: Type }>> } = {
  'load-balancer-listener': wireListener,
  'api-gateway-domain': wireApiGatewayDomain,
  'cloudfront-distribution': wireDistribution,
  'eks-ingress': wireEksIngress,
  'eks-service': wireEksService,
};
