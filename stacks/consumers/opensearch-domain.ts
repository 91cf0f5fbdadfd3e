import { DataAwsOpensearchDomain } from '@cdktf/provider-aws/lib/data-aws-opensearch-domain';
import type { OpenSearchDomain as Declared } from '../../environments';
import { OpenSearchDomain } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireOpenSearchDomain: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  new OpenSearchDomain(scope, 'Domain', {
    customEndpoint: consumer.customEndpoint,
    certificate: certificates.inRegion(consumer.certificate, region),
    parameterName: consumer.parameterName,
    at,
  });
  const { endpoint } = new DataAwsOpensearchDomain(scope, 'Standing', {
    provider: at.provider,
    region: at.region,
    domainName: consumer.domainName,
  });
  return { targetDomainName: endpoint };
};
