import type { EksService as Declared } from '../../environments';
import { EksService } from '../../modules/consumers';
import { clusterLoadBalancer } from './cluster-load-balancer';
import type { Wiring } from './wiring';

/** The controller makes the load balancer, so that its host name is known in the cluster only. */
export const wireEksService: Wiring<Declared> = (scope, consumer, context) => {
  new EksService(scope, 'Service', {
    ...clusterLoadBalancer(consumer, context),
    tlsPorts: consumer.tlsPorts,
    alpnPolicy: consumer.alpnPolicy,
    backendProtocol: consumer.backendProtocol,
  });
  return undefined;
};
