import type { ClientVpnEndpoint as Declared } from '../../environments';
import { ClientVpnEndpoint } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireClientVpnEndpoint: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const { clientCertificate } = consumer;
  new ClientVpnEndpoint(scope, 'Endpoint', {
    certificate: certificates.inRegion(consumer.certificate, region),
    clientCertificate:
      clientCertificate === undefined ? undefined : certificates.inRegion(clientCertificate, region),
    clientCidrBlock: consumer.clientCidrBlock,
    subnetIds: consumer.subnetIds,
    authorizedCidrBlocks: consumer.authorizedCidrBlocks,
    splitTunnel: consumer.splitTunnel,
    connectionLogGroupName: consumer.connectionLogGroupName,
    interruptible: consumer.interruptible,
    at: providers.at(region),
  });
  // Clients connect to names that AWS makes up, which their configuration file has.
  return undefined;
};
