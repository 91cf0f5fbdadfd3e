import type { Consumer } from '../../environments';
import { wireAmplifyDomain } from './amplify-domain';
import { wireApiGatewayDomain } from './api-gateway-domain';
import { wireAppSyncDomain } from './appsync-domain';
import { wireClassicLoadBalancer } from './classic-load-balancer';
import { wireCloudMapService } from './cloud-map-service';
import { wireBeanstalkEnvironment } from './beanstalk-environment';
import { wireCognitoDomain } from './cognito-domain';
import { wireDistribution } from './cloudfront-distribution';
import { wireEndpointService } from './endpoint-service';
import { wireGlobalAccelerator } from './global-accelerator';
import { wireIotDomain } from './iot-domain';
import { wireLatticeService } from './lattice-service';
import { wireEksIngress } from './eks-ingress';
import { wireEksService } from './eks-service';
import { wireListener } from './load-balancer-listener';
import { wireNitroEnclave } from './nitro-enclave';
import { wireOpenSearchDomain } from './opensearch-domain';
import { wireTransferServer } from './transfer-server';
import { wireHttpApiDomain } from './http-api-domain';
import { wirePrivateApiDomain } from './private-api-domain';
import { wireClientVpnEndpoint } from './client-vpn-endpoint';
import { wireRedshiftServerlessDomain } from './redshift-serverless-domain';
import { wireCustomerGateway } from './customer-gateway';
import { wireNetworkFirewallInspection } from './network-firewall-inspection';
import { wireVerifiedAccessEndpoint } from './verified-access-endpoint';
import type { Wiring } from './wiring';

/** How each kind of consumer is wired: a kind that is not here does not compile. */
export const WIRINGS: { readonly [Type in Consumer['type']]: Wiring<Extract<Consumer, { type: Type }>> } = {
  'load-balancer-listener': wireListener,
  'amplify-domain': wireAmplifyDomain,
  'api-gateway-domain': wireApiGatewayDomain,
  'appsync-domain': wireAppSyncDomain,
  'beanstalk-environment': wireBeanstalkEnvironment,
  'cloudfront-distribution': wireDistribution,
  'classic-load-balancer': wireClassicLoadBalancer,
  'cloud-map-service': wireCloudMapService,
  'cognito-domain': wireCognitoDomain,
  'endpoint-service': wireEndpointService,
  'global-accelerator': wireGlobalAccelerator,
  'iot-domain': wireIotDomain,
  'lattice-service': wireLatticeService,
  'nitro-enclave': wireNitroEnclave,
  'opensearch-domain': wireOpenSearchDomain,
  'transfer-server': wireTransferServer,
  'http-api-domain': wireHttpApiDomain,
  'private-api-domain': wirePrivateApiDomain,
  'eks-ingress': wireEksIngress,
  'eks-service': wireEksService,
  'verified-access-endpoint': wireVerifiedAccessEndpoint,
  'client-vpn-endpoint': wireClientVpnEndpoint,
  'network-firewall-inspection': wireNetworkFirewallInspection,
  'customer-gateway': wireCustomerGateway,
  'redshift-serverless-domain': wireRedshiftServerlessDomain,
};
