import type { Draft } from '../draft';
import { type FormedBy, formOfKinds } from '../form';
import type { Permission, PermissionAccount } from '../permissions/permission';
import { amplifyDomain } from './amplify-domain';
import { apiGatewayDomain } from './api-gateway-domain';
import { appSyncDomain } from './appsync-domain';
import { classicLoadBalancer } from './classic-load-balancer';
import { cloudMapService } from './cloud-map-service';
import { beanstalkEnvironment } from './beanstalk-environment';
import { cloudFrontDistribution } from './cloudfront-distribution';
import { cognitoDomain } from './cognito-domain';
import type { ConsumerAccount, ConsumerFacts } from './consumer-kind';
import { endedKind } from './ended-kinds';
import { endpointService } from './endpoint-service';
import { globalAccelerator } from './global-accelerator';
import { iotDomain } from './iot-domain';
import { latticeService } from './lattice-service';
import { eksIngress } from './eks-ingress';
import { eksService } from './eks-service';
import { loadBalancerListener } from './load-balancer-listener';
import { openSearchDomain } from './opensearch-domain';
import { transferServer } from './transfer-server';
import { nitroEnclave } from './nitro-enclave';

export type { AmplifyDomain } from './amplify-domain';
export type { ApiGatewayDomain } from './api-gateway-domain';
export type { AppSyncDomain } from './appsync-domain';
export type { ClassicLoadBalancer } from './classic-load-balancer';
export type { BeanstalkEnvironment } from './beanstalk-environment';
export type { CloudFrontDistribution } from './cloudfront-distribution';
export type { CognitoDomain } from './cognito-domain';
export { type RecordState, publishedOrWithdrawn } from './consumer-kind';
export type { CloudMapService } from './cloud-map-service';
export type { EndpointService } from './endpoint-service';
export type { GlobalAccelerator } from './global-accelerator';
export type { IotDomain } from './iot-domain';
export type { LatticeService } from './lattice-service';
export type { EksIngress } from './eks-ingress';
export type { EksService } from './eks-service';
export type { LoadBalancerListener } from './load-balancer-listener';
export type { OpenSearchDomain } from './opensearch-domain';
export type { TransferServer } from './transfer-server';
export type { NitroEnclave } from './nitro-enclave';
import { httpApiDomain } from './http-api-domain';
import { privateApiDomain } from './private-api-domain';
import { clientVpnEndpoint } from './client-vpn-endpoint';
import { redshiftServerlessDomain } from './redshift-serverless-domain';
import { customerGateway } from './customer-gateway';
import { networkFirewallInspection } from './network-firewall-inspection';
import { verifiedAccessEndpoint } from './verified-access-endpoint';
export type { ApiMutualTls } from './api-mutual-tls';
export type { RestApiMapping } from './api-mappings';
export type { HttpApiDomain, HttpApiMapping } from './http-api-domain';
export type { PrivateApiDomain } from './private-api-domain';
export type { ClientVpnEndpoint } from './client-vpn-endpoint';
export type { RedshiftServerlessDomain } from './redshift-serverless-domain';
export type { CustomerGateway } from './customer-gateway';
export type { InspectionScope, NetworkFirewallInspection } from './network-firewall-inspection';
export type { VerifiedAccessEndpoint } from './verified-access-endpoint';

/** Every kind of consumer, by its type. */
const KINDS = {
  'load-balancer-listener': loadBalancerListener,
  'amplify-domain': amplifyDomain,
  'api-gateway-domain': apiGatewayDomain,
  'appsync-domain': appSyncDomain,
  'beanstalk-environment': beanstalkEnvironment,
  'cloudfront-distribution': cloudFrontDistribution,
  'classic-load-balancer': classicLoadBalancer,
  'cloud-map-service': cloudMapService,
  'cognito-domain': cognitoDomain,
  'endpoint-service': endpointService,
  'global-accelerator': globalAccelerator,
  'iot-domain': iotDomain,
  'lattice-service': latticeService,
  'nitro-enclave': nitroEnclave,
  'opensearch-domain': openSearchDomain,
  'transfer-server': transferServer,
  'http-api-domain': httpApiDomain,
  'private-api-domain': privateApiDomain,
  'eks-ingress': eksIngress,
  'eks-service': eksService,
  'verified-access-endpoint': verifiedAccessEndpoint,
  'client-vpn-endpoint': clientVpnEndpoint,
  'network-firewall-inspection': networkFirewallInspection,
  'customer-gateway': customerGateway,
  'redshift-serverless-domain': redshiftServerlessDomain,
};

/** A service that uses certificates. */
export type Consumer = FormedBy<typeof KINDS>;

export const CONSUMER_TYPES = Object.keys(KINDS) as [Consumer['type'], ...Consumer['type'][]];

/** The form of a consumer of any kind. */
export const consumerForm = formOfKinds<Consumer>()('type', KINDS, undefined, endedKind);

/** The facts of a consumer; undefined where its type is not known. */
export function consumerFacts(
  consumer: Draft<Consumer>,
  account: Draft<ConsumerAccount>,
): ConsumerFacts | undefined {
  return consumer.type === undefined ? undefined : KINDS[consumer.type].facts(consumer as never, account);
}

/** What deploying and planning a consumer needs in its account. */
export function consumerPermissions(consumer: Consumer, account: PermissionAccount): readonly Permission[] {
  return KINDS[consumer.type].permissions(consumer as never, account);
}
