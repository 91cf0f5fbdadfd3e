import type { CognitoDomain as Declared } from '../../environments';
import { CognitoDomain } from '../../modules/consumers';
import { CERTIFICATE_REQUIREMENTS, regionOfUserPool } from '../../modules/core';
import type { Wiring } from './wiring';

export const wireCognitoDomain: Wiring<Declared> = (scope, consumer, { certificates, providers }) => {
  const { userPoolId, domainName, certificate, managedLoginVersion, interruptible } = consumer;
  const region = regionOfUserPool(userPoolId);
  if (region === undefined)
    throw new Error('the id of a user pool says its Region: the check of environments sees to it');
  return new CognitoDomain(scope, 'Domain', {
    userPoolId,
    domainName,
    certificate: certificates.inRegion(certificate, CERTIFICATE_REQUIREMENTS.cognitoDomain.region),
    managedLoginVersion,
    interruptible,
    at: providers.at(region),
  });
};
