import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsServiceDiscoveryDnsNamespace } from '@cdktf/provider-aws/lib/data-aws-service-discovery-dns-namespace';
import type { CloudMapService as Declared } from '../../environments';
import { CloudMapService } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireCloudMapService: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers },
) => {
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const lookup = { provider: at.provider, region: at.region };
  new CloudMapService(scope, 'Service', {
    namespaceId: new DataAwsServiceDiscoveryDnsNamespace(scope, 'Namespace', {
      ...lookup,
      name: consumer.namespaceName,
      type: consumer.namespaceType === 'public' ? 'DNS_PUBLIC' : 'DNS_PRIVATE',
    }).id,
    namespaceName: consumer.namespaceName,
    serviceName: consumer.serviceName,
    loadBalancerDnsName: new DataAwsLb(scope, 'LoadBalancer', { ...lookup, name: consumer.loadBalancerName })
      .dnsName,
    certificate: certificates.inRegion(consumer.certificate, region),
    at,
  });
  // Cloud Map writes the record itself.
  return undefined;
};
