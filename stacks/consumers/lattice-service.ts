import type { LatticeService as Declared } from '../../environments';
import { LatticeService } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireLatticeService: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  return new LatticeService(scope, 'Service', {
    serviceName: consumer.serviceName,
    domainName: consumer.domainName,
    certificate: certificates.inRegion(consumer.certificate, region),
    targetGroupId: consumer.targetGroupId,
    serviceNetworkIdentifier: consumer.serviceNetworkIdentifier,
    at: providers.at(region),
  });
};
