import type { ClassicLoadBalancer as Declared } from '../../environments';
import { ClassicLoadBalancer } from '../../modules/consumers';
import type { Wiring } from './wiring';

export const wireClassicLoadBalancer: Wiring<Declared> = (scope, consumer, context) => {
  const { application, certificates, providers } = context;
  const region = consumer.region ?? application.regions[0];
  return new ClassicLoadBalancer(scope, 'LoadBalancer', {
    loadBalancerName: consumer.loadBalancerName,
    certificate: certificates.inRegion(consumer.certificate, region),
    subnetIds: consumer.subnetIds,
    securityGroupIds: consumer.securityGroupIds,
    instanceIds: consumer.instanceIds,
    hostNames: consumer.hostNames,
    protocol: consumer.protocol,
    port: consumer.port,
    instanceProtocol: consumer.instanceProtocol,
    instancePort: consumer.instancePort,
    healthCheckTarget: consumer.healthCheckTarget,
    internal: consumer.internal,
    desyncMitigationMode: consumer.desyncMitigationMode,
    sslPolicy: consumer.sslPolicy,
    at: providers.at(region),
  });
};
