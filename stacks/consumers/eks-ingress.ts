import type { EksIngress as Declared } from '../../environments';
import { EksIngress } from '../../modules/consumers';
import { clusterLoadBalancer } from './cluster-load-balancer';
import type { Wiring } from './wiring';

/** The controller makes the load balancer, so that its host name is known in the cluster only. */
export const wireEksIngress: Wiring<Declared> = (scope, consumer, context) => {
  new EksIngress(scope, 'Ingress', {
    ...clusterLoadBalancer(consumer, context),
    port: consumer.port,
    redirectFromPort: consumer.redirectFromPort,
    mutualAuthentication: consumer.mutualAuthentication,
  });
  return undefined;
};
