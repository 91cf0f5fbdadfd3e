import type { EksIngress, EksService } from '../../environments';
import type { ConsumerContext } from './wiring';

/** What every load balancer of a cluster is told, whichever object it is made of. */
export function clusterLoadBalancer(
  consumer: EksIngress | EksService,
  { application, certificates, providers }: ConsumerContext,
) {
  const region = consumer.region ?? application.regions[0];
  const inRegion = (used: string) => certificates.inRegion(used, region);
  const { certificate, additionalCertificates = [] } = consumer;
  return {
    parameterName: consumer.parameterName,
    certificates: [inRegion(certificate), ...additionalCertificates.map(inRegion)] as const,
    hostNames: consumer.hostNames,
    at: providers.at(region),
  };
}
