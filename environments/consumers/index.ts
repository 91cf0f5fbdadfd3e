import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import { apiGatewayDomain } from './api-gateway-domain';
import { classicLoadBalancer } from './classic-load-balancer';
import { cloudFrontDistribution } from './cloudfront-distribution';
import type { ConsumerAccount, ConsumerFacts } from './consumer-kind';
import { loadBalancerListener } from './load-balancer-listener';

export type { ApiGatewayDomain } from './api-gateway-domain';
export type { ClassicLoadBalancer } from './classic-load-balancer';
export type { CloudFrontDistribution } from './cloudfront-distribution';
export type { LoadBalancerListener } from './load-balancer-listener';

/** Every kind of consumer, by its type. */
const KINDS = {
  'load-balancer-listener': loadBalancerListener,
  'api-gateway-domain': apiGatewayDomain,
  'cloudfront-distribution': cloudFrontDistribution,
  'classic-load-balancer': classicLoadBalancer,
};

/** A service that uses certificates. */
export type Consumer = FormedBy<typeof KINDS>;

/** The form of a consumer of any kind. */
export const consumerForm = formOfKinds<Consumer>()('type', KINDS);

/** The facts of a consumer; undefined where its type is not known. */
export function consumerFacts(
  consumer: Draft<Consumer>,
  account: Draft<ConsumerAccount>,
): ConsumerFacts | undefined {
  return consumer.type === undefined ? undefined : KINDS[consumer.type].facts(consumer as never, account);
}
