import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet';
import type { TransferServer as Declared } from '../../environments';
import { TransferServer } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireTransferServer: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const { subnetIds } = consumer;
  return new TransferServer(scope, 'Server', {
    customHostname: consumer.customHostname,
    certificate: certificates.inRegion(consumer.certificate, region),
    vpcId: new DataAwsSubnet(scope, 'Subnet', {
      provider: at.provider,
      region: at.region,
      id: subnetIds[0],
    }).vpcId,
    subnetIds,
    securityGroupIds: consumer.securityGroupIds,
    identityProvider: consumer.identityProvider,
    addressAllocationIds: consumer.addressAllocationIds,
    sftp: consumer.sftp,
    domain: consumer.domain,
    at,
  });
};
