import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import type { VerifiedAccessEndpoint as Declared } from '../../environments';
import { VerifiedAccessEndpoint } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireVerifiedAccessEndpoint: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  return new VerifiedAccessEndpoint(scope, 'Endpoint', {
    verifiedAccessGroupId: consumer.verifiedAccessGroupId,
    applicationDomain: consumer.applicationDomain,
    certificate: certificates.inRegion(consumer.certificate, region),
    endpointDomainPrefix: consumer.endpointDomainPrefix,
    loadBalancerArn: new DataAwsLb(scope, 'LoadBalancer', {
      provider: at.provider,
      region: at.region,
      name: consumer.loadBalancerName,
    }).arn,
    subnetIds: consumer.subnetIds,
    securityGroupIds: consumer.securityGroupIds,
    protocol: consumer.protocol,
    port: consumer.port,
    interruptible: consumer.interruptible,
    at,
  });
};
