import { classicLoadBalancer } from './classic-load-balancer';
import { applicationLoadBalancer, mutualTls, networkLoadBalancer } from './load-balancer-listener';
import { cloudMapService } from './cloud-map-service';
import { endpointService } from './endpoint-service';
import { globalAccelerator } from './global-accelerator';
import { iotDomain } from './iot-domain';
import { latticeService } from './lattice-service';
import { nitroEnclave } from './nitro-enclave';
import { edgeApiDomain, mutualApiDomain, regionalApiDomain } from './api-gateway-domain';
import { httpApiDomain, mutualHttpApiDomain, webSocketApiDomain } from './http-api-domain';
import { privateApiDomain } from './private-api-domain';
import { amplifyDomain } from './amplify-domain';
import { beanstalkApplication, beanstalkClassic, beanstalkNetwork } from './beanstalk-environment';
import { distribution, wholeDistribution } from './cloudfront-distribution';
import { ingress } from './eks-ingress';
import { service } from './eks-service';
import { clientVpnEndpoint } from './client-vpn-endpoint';
import { redshiftServerlessDomain } from './redshift-serverless-domain';
import { customerGateway } from './customer-gateway';
import { networkFirewallInspection } from './network-firewall-inspection';
import { verifiedAccessEndpoint } from './verified-access-endpoint';
import { appSyncDomain } from './appsync-domain';
import { openSearchDomain } from './opensearch-domain';
import { apiTransferServer, internalTransferServer, internetTransferServer } from './transfer-server';
import { cognitoDomain } from './cognito-domain';
import type { PlannedCase, ServiceCase } from './service-case';

/** Every kind of service that the emulated AWS carries. */
export const SERVICE_CASES: readonly ServiceCase[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  mutualTls,
  classicLoadBalancer,
  regionalApiDomain,
  edgeApiDomain,
  mutualApiDomain,
  distribution,
  cloudMapService,
  endpointService,
  globalAccelerator,
  iotDomain,
  latticeService,
  nitroEnclave,
  httpApiDomain,
  webSocketApiDomain,
  mutualHttpApiDomain,
  privateApiDomain,
  amplifyDomain,
  beanstalkApplication,
  beanstalkNetwork,
  beanstalkClassic,
  wholeDistribution,
  ingress,
  service,
  cognitoDomain,
  appSyncDomain,
  openSearchDomain,
  internalTransferServer,
  internetTransferServer,
];

/** Every other kind of service. */
export const PLANNED_CASES: readonly PlannedCase[] = [
  verifiedAccessEndpoint,
  clientVpnEndpoint,
  redshiftServerlessDomain,
  customerGateway,
  networkFirewallInspection,
  apiTransferServer,
];
