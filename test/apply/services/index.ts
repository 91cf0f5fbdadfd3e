import { edgeApiDomain, regionalApiDomain } from './api-gateway-domain';
import { cloudMapService } from './cloud-map-service';
import { distribution } from './cloudfront-distribution';
import { endpointService } from './endpoint-service';
import { globalAccelerator } from './global-accelerator';
import { iotDomain } from './iot-domain';
import { latticeService } from './lattice-service';
import { applicationLoadBalancer, networkLoadBalancer } from './load-balancer-listener';
import { nitroEnclave } from './nitro-enclave';
import type { ServiceCase } from './service-case';

/** Every kind of service that the emulated AWS carries. */
export const SERVICE_CASES: readonly ServiceCase[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  regionalApiDomain,
  edgeApiDomain,
  distribution,
  cloudMapService,
  endpointService,
  globalAccelerator,
  iotDomain,
  latticeService,
  nitroEnclave,
];
