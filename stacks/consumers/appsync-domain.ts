import type { AppSyncDomain as Declared } from '../../environments';
import { AppSyncDomain } from '../../modules/consumers';
import { CERTIFICATE_REQUIREMENTS } from '../../modules/core';
import type { Wiring } from './wiring';

export const wireAppSyncDomain: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) =>
  new AppSyncDomain(scope, 'Domain', {
    apiId: consumer.apiId,
    domainName: consumer.domainName,
    certificate: certificates.inRegion(consumer.certificate, CERTIFICATE_REQUIREMENTS.appSyncDomain.region),
    interruptible: consumer.interruptible,
    at: providers.at(consumer.region ?? application.regions[0]),
  });
