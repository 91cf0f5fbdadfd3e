import type { CloudFrontDistribution as Declared } from '../../environments';
import { CloudFrontDistribution } from '../../modules/consumers';
import { CERTIFICATE_REQUIREMENTS } from '../../modules/core';
import type { Wiring } from './wiring';

export const wireDistribution: Wiring<Declared> = (scope, consumer, { certificates, providers }) =>
  new CloudFrontDistribution(scope, 'Distribution', {
    aliases: consumer.aliases,
    certificate: certificates.inRegion(consumer.certificate, CERTIFICATE_REQUIREMENTS.cloudFront.region),
    originDomainName: consumer.originDomainName,
    minimumProtocolVersion: consumer.minimumProtocolVersion,
    priceClass: consumer.priceClass,
    allowedMethods: consumer.allowedMethods,
    cachePolicy: consumer.cachePolicy,
    originRequestPolicy: consumer.originRequestPolicy,
    defaultRootObject: consumer.defaultRootObject,
    webAclArn: consumer.webAclArn,
    at: providers.global,
  });
