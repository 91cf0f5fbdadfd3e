import type { Consumer } from '../../environments';
import { wireApiGatewayDomain } from './api-gateway-domain';
import { wireCloudMapService } from './cloud-map-service';
import { wireDistribution } from './cloudfront-distribution';
import { wireEndpointService } from './endpoint-service';
import { wireGlobalAccelerator } from './global-accelerator';
import { wireIotDomain } from './iot-domain';
import { wireLatticeService } from './lattice-service';
import { wireListener } from './load-balancer-listener';
import { wireNitroEnclave } from './nitro-enclave';
import type { Wiring } from './wiring';

/** How each kind of consumer is wired: a kind that is not here does not compile. */
export const WIRINGS: { readonly [Type in Consumer['type']]: Wiring<Extract<Consumer, { type: Type }>> } = {
  'load-balancer-listener': wireListener,
  'api-gateway-domain': wireApiGatewayDomain,
  'cloudfront-distribution': wireDistribution,
  'cloud-map-service': wireCloudMapService,
  'endpoint-service': wireEndpointService,
  'global-accelerator': wireGlobalAccelerator,
  'iot-domain': wireIotDomain,
  'lattice-service': wireLatticeService,
  'nitro-enclave': wireNitroEnclave,
};
