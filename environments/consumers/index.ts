import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import { apiGatewayDomain } from './api-gateway-domain';
import { cloudFrontDistribution } from './cloudfront-distribution';
import type { ConsumerAccount, ConsumerFacts } from './consumer-kind';
import { eksIngress } from './eks-ingress';
import { eksService } from './eks-service';
import { loadBalancerListener } from './load-balancer-listener';

export type { ApiGatewayDomain } from './api-gateway-domain';
export type { CloudFrontDistribution } from './cloudfront-distribution';
export type { EksIngress } from './eks-ingress';
export type { EksService } from './eks-service';
export type { LoadBalancerListener } from './load-balancer-listener';

/** Every kind of consumer, by its type. */
const KINDS = {
  'load-balancer-listener': loadBalancerListener,
  'api-gateway-domain': apiGatewayDomain,
  'cloudfront-distribution': cloudFrontDistribution,
  'eks-ingress': eksIngress,
  'eks-service': eksService,
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
