import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import { amplifyDomain } from './amplify-domain';
import { apiGatewayDomain } from './api-gateway-domain';
import { classicLoadBalancer } from './classic-load-balancer';
import { cloudMapService } from './cloud-map-service';
import { beanstalkEnvironment } from './beanstalk-environment';
import { cloudFrontDistribution } from './cloudfront-distribution';
import type { ConsumerAccount, ConsumerFacts } from './consumer-kind';
import { endpointService } from './endpoint-service';
import { globalAccelerator } from './global-accelerator';
import { iotDomain } from './iot-domain';
import { latticeService } from './lattice-service';
import { eksIngress } from './eks-ingress';
import { eksService } from './eks-service';
import { loadBalancerListener } from './load-balancer-listener';
import { nitroEnclave } from './nitro-enclave';

export type { AmplifyDomain } from './amplify-domain';
export type { ApiGatewayDomain } from './api-gateway-domain';
export type { ClassicLoadBalancer } from './classic-load-balancer';
export type { BeanstalkEnvironment } from './beanstalk-environment';
export type { CloudFrontDistribution } from './cloudfront-distribution';
export { type HostNameRecordState, hostNameRecordState } from './consumer-kind';
export type { CloudMapService } from './cloud-map-service';
export type { EndpointService } from './endpoint-service';
export type { GlobalAccelerator } from './global-accelerator';
export type { IotDomain } from './iot-domain';
export type { LatticeService } from './lattice-service';
export type { EksIngress } from './eks-ingress';
export type { EksService } from './eks-service';
export type { LoadBalancerListener } from './load-balancer-listener';
export type { NitroEnclave } from './nitro-enclave';
import { httpApiDomain } from './http-api-domain';
import { privateApiDomain } from './private-api-domain';
export type { ApiMutualTls } from './api-mutual-tls';
export type { RestApiMapping } from './api-mappings';
export type { HttpApiDomain, HttpApiMapping } from './http-api-domain';
export type { PrivateApiDomain } from './private-api-domain';

/** Every kind of consumer, by its type. */
const KINDS = {
  'load-balancer-listener': loadBalancerListener,
  'amplify-domain': amplifyDomain,
  'api-gateway-domain': apiGatewayDomain,
  'beanstalk-environment': beanstalkEnvironment,
  'cloudfront-distribution': cloudFrontDistribution,
  'classic-load-balancer': classicLoadBalancer,
  'cloud-map-service': cloudMapService,
  'endpoint-service': endpointService,
  'global-accelerator': globalAccelerator,
  'iot-domain': iotDomain,
  'lattice-service': latticeService,
  'nitro-enclave': nitroEnclave,
  'http-api-domain': httpApiDomain,
  'private-api-domain': privateApiDomain,
  'eks-ingress': eksIngress,
  'eks-service': eksService,
};

/** A service that uses certificates. */
export type Consumer = FormedBy<typeof KINDS>;

export const CONSUMER_TYPES = Object.keys(KINDS) as [Consumer['type'], ...Consumer['type'][]];

/** The form of a consumer of any kind. */
export const consumerForm = formOfKinds<Consumer>()('type', KINDS);

/** The facts of a consumer; undefined where its type is not known. */
export function consumerFacts(
  consumer: Draft<Consumer>,
  account: Draft<ConsumerAccount>,
): ConsumerFacts | undefined {
  return consumer.type === undefined ? undefined : KINDS[consumer.type].facts(consumer as never, account);
}
