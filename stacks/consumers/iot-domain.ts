import type { IotDomain as Declared } from '../../environments';
import { IotDomain } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireIotDomain: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const { validationCertificate } = consumer;
  return new IotDomain(scope, 'Domain', {
    configurationName: consumer.configurationName,
    domainName: consumer.domainName,
    certificate: certificates.inRegion(consumer.certificate, region),
    validationCertificate:
      validationCertificate === undefined ? undefined : certificates.inRegion(validationCertificate, region),
    interruptible: consumer.interruptible,
    at: providers.at(region),
  });
};
