import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import type { GlobalAccelerator as Declared } from '../../environments';
import { entryRegions } from '../../environments/entry-regions';
import { GlobalAccelerator } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireGlobalAccelerator: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const loadBalancers = entryRegions(consumer, application).map((region) => {
    const { provider, region: atRegion } = providers.at(region);
    const lookup = { provider, region: atRegion, name: consumer.loadBalancerName };
    return [
      region,
      {
        loadBalancerArn: new DataAwsLb(scope, `LoadBalancer-${region}`, lookup).arn,
        loadBalancerType: consumer.loadBalancerType ?? 'application',
        certificate: certificates.inRegion(consumer.certificate, region),
      },
    ] as const;
  });
  return new GlobalAccelerator(scope, 'Accelerator', {
    acceleratorName: consumer.acceleratorName,
    loadBalancers: Object.fromEntries(loadBalancers),
    hostNames: consumer.hostNames,
    port: consumer.port,
    at: providers.global,
  });
};
