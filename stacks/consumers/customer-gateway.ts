import type { CustomerGateway as Declared } from '../../environments';
import { CustomerGateway } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireCustomerGateway: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  new CustomerGateway(scope, 'Gateway', {
    certificate: certificates.inRegion(consumer.certificate, region),
    bgpAsn: consumer.bgpAsn,
    ipAddress: consumer.ipAddress,
    deviceName: consumer.deviceName,
    interruptible: consumer.interruptible,
    at: providers.at(region),
  });
  // AWS and the device find each other by address or certificate.
  return undefined;
};
