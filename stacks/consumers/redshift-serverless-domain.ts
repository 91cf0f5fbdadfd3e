import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import type { RedshiftServerlessDomain as Declared } from '../../environments';
import { RedshiftServerlessDomain } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireRedshiftServerlessDomain: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const { workgroupName } = consumer;
  const { dnsSuffix } = new DataAwsPartition(scope, 'Partition', { provider: at.provider });
  return new RedshiftServerlessDomain(scope, 'Domain', {
    workgroupName,
    // Amazon Redshift Management Guide, connecting to Amazon Redshift Serverless.
    endpointAddress: `${workgroupName}.${application.accountId}.${region}.redshift-serverless.${dnsSuffix}`,
    customDomainName: consumer.customDomainName,
    certificate: certificates.inRegion(consumer.certificate, region),
    at,
  });
};
