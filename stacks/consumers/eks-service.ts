import type { EksService as Declared } from '../../environments';
import { EksService } from '../../modules/consumers';
import type { Wiring } from './wiring';

/** The controller makes the load balancer, so that its host name is known in the cluster only. */
export const wireEksService: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const inRegion = (used: string) => certificates.inRegion(used, region);
  new EksService(scope, 'Service', {
    parameterName: consumer.parameterName,
    certificates: [inRegion(consumer.certificate), ...(consumer.additionalCertificates ?? []).map(inRegion)],
    hostNames: consumer.hostNames,
    tlsPorts: consumer.tlsPorts,
    alpnPolicy: consumer.alpnPolicy,
    backendProtocol: consumer.backendProtocol,
    at: providers.at(region),
  });
  return undefined;
};
