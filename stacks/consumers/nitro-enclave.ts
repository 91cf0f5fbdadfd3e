import type { NitroEnclave as Declared } from '../../environments';
import { NitroEnclave } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireNitroEnclave: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers, roles },
) => {
  const region = consumer.region ?? application.regions[0];
  new NitroEnclave(scope, 'Enclave', {
    ...roles,
    roleName: consumer.roleName,
    certificate: certificates.inRegion(consumer.certificate, region),
    hostNames: consumer.hostNames,
    at: providers.at(region),
  });
  // Clients reach the instances, which are others'.
  return undefined;
};
