import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { TerraformOutput } from 'cdktf';
import type { EndpointService as Declared } from '../../environments';
import { EndpointService } from '../../modules/consumers';
import { partitionOf } from '../../modules/core';
import type { Wiring } from './wiring';

export const wireEndpointService: Wiring<Declared> = (
  scope,
  consumer,
  { application, certificates, providers, textProofs },
) => {
  const region = consumer.region ?? application.regions[0];
  const at = providers.at(region);
  const { loadBalancerName, allowedAccounts } = consumer;
  const service = new EndpointService(scope, 'Service', {
    networkLoadBalancerArn: new DataAwsLb(scope, 'LoadBalancer', {
      provider: at.provider,
      region: at.region,
      name: loadBalancerName,
    }).arn,
    privateDnsName: consumer.privateDnsName,
    certificate: certificates.inRegion(consumer.certificate, region),
    allowedPrincipals: allowedAccounts?.map((id) => `arn:${partitionOf(region)}:iam::${id}:root`),
    acceptanceRequired: consumer.acceptanceRequired,
    dns: textProofs?.get(scope.node.id),
    proofPublished: consumer.proofPublished,
    at,
  });
  // Who connects needs the service, and services of other stacks that share the record need the proof.
  new TerraformOutput(scope, 'Proof', {
    description: `TXT record to prove who owns ${consumer.privateDnsName}, and the service to connect to`,
    value: { label: service.proofLabel, value: service.proofValue, serviceName: service.serviceName },
  }).overrideLogicalId(`endpoint_service_${scope.node.id}`);
  // Consumers' own VPCs resolve the name.
  return undefined;
};
