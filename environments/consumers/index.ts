import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import { apiGatewayDomain } from './api-gateway-domain';
import { cloudMapService } from './cloud-map-service';
import { cloudFrontDistribution } from './cloudfront-distribution';
import type { ConsumerAccount, ConsumerFacts } from './consumer-kind';
import { endpointService } from './endpoint-service';
import { globalAccelerator } from './global-accelerator';
import { iotDomain } from './iot-domain';
import { latticeService } from './lattice-service';
import { loadBalancerListener } from './load-balancer-listener';
import { nitroEnclave } from './nitro-enclave';

export type { ApiGatewayDomain } from './api-gateway-domain';
export type { CloudMapService } from './cloud-map-service';
export type { CloudFrontDistribution } from './cloudfront-distribution';
export type { EndpointService } from './endpoint-service';
export type { GlobalAccelerator } from './global-accelerator';
export type { IotDomain } from './iot-domain';
export type { LatticeService } from './lattice-service';
export type { LoadBalancerListener } from './load-balancer-listener';
export type { NitroEnclave } from './nitro-enclave';

/** Every kind of consumer, by its type. */
const KINDS = {
  'load-balancer-listener': loadBalancerListener,
  'api-gateway-domain': apiGatewayDomain,
  'cloudfront-distribution': cloudFrontDistribution,
  'cloud-map-service': cloudMapService,
  'endpoint-service': endpointService,
  'global-accelerator': globalAccelerator,
  'iot-domain': iotDomain,
  'lattice-service': latticeService,
  'nitro-enclave': nitroEnclave,
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
