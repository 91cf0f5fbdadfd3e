import type { AmplifyDomain as Declared } from '../../environments';
import { AmplifyDomain } from '../../modules/consumers';
import { CERTIFICATE_REQUIREMENTS } from '../../modules/core';
import type { Wiring } from './wiring';

export const wireAmplifyDomain: Wiring<Declared> = (scope, consumer, context) => {
  const { application, certificates, providers } = context;
  return new AmplifyDomain(scope, 'Domain', {
    appId: consumer.appId,
    domainName: consumer.domainName,
    subDomains: consumer.subDomains,
    certificate: certificates.inRegion(consumer.certificate, CERTIFICATE_REQUIREMENTS.amplifyDomain.region),
    at: providers.at(consumer.region ?? application.regions[0]),
  });
};
