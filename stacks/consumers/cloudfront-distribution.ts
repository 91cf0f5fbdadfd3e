import type { CloudFrontDistribution as Declared } from '../../environments';
import { CloudFrontDistribution } from '../../modules/consumers';
import { EDGE_CERTIFICATE_REGION } from '../../modules/core';
import type { Wiring } from './wiring';

export const wireDistribution: Wiring<Declared> = (scope, consumer, { certificates, providers }) => {
  new CloudFrontDistribution(scope, 'Distribution', {
    aliases: consumer.aliases,
    certificate: certificates.inRegion(consumer.certificate, EDGE_CERTIFICATE_REGION),
    originDomainName: consumer.originDomainName,
    at: providers.global,
  });
};
