import type { EksIngress as Declared } from '../../environments';
import { EksIngress } from '../../modules/consumers';
import type { Wiring } from './wiring';

/** The controller makes the load balancer, so that its host name is known in the cluster only. */
export const wireEksIngress: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const inRegion = (used: string) => certificates.inRegion(used, region);
  new EksIngress(scope, 'Ingress', {
    parameterName: consumer.parameterName,
    certificates: [inRegion(consumer.certificate), ...(consumer.additionalCertificates ?? []).map(inRegion)],
    hostNames: consumer.hostNames,
    port: consumer.port,
    redirectFromPort: consumer.redirectFromPort,
    mutualAuthentication: consumer.mutualAuthentication,
    at: providers.at(region),
  });
  return undefined;
};
