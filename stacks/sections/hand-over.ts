import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { HandOver } from '../../environments';
import { consumerFacts } from '../../environments/consumers';
import { entryRegions } from '../../environments/entry-regions';
import { certificateParameterName, serviceParameterName } from '../../environments/names';
import type { ApplicationContext, SectionWiring } from './wiring';

/** Something that is handed over as an SSM parameter. */
interface Parameter {
  /** Construct id, and with it part of its address. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly description: string;
  /** Several values make a list. */
  readonly value: string | readonly string[];
}

interface HandedOverCertificate {
  readonly name: string;
  readonly region: string;
  readonly certificateArn: string;
}

interface HandedOverService {
  readonly name: string;
  /** Of the service; the account's first where it has none. */
  readonly region: string;
  readonly hostNames: readonly string[];
  readonly targetDomainName: string;
  readonly targetHostedZoneId?: string;
}

/** Outputs and SSM parameters, by names that other stacks can compute. */
export const handOver: SectionWiring<HandOver> = {
  application: (scope, { outputs = true, parameters = true } = {}, context) => {
    const certificates = certificatesOf(context);
    const services = servicesOf(context);
    if (outputs) defineOutputs(scope, certificates, services);
    if (!parameters) return;
    const environmentName = context.environment.name;
    const all = [
      ...certificates.map((each) => certificateParameter(environmentName, each)),
      ...services.flatMap((each) => serviceParameters(environmentName, each)),
    ];
    for (const { id, name, region, description, value } of all) {
      const at = context.providers.at(region);
      new SsmParameter(scope, id, {
        provider: at.provider,
        region: at.region,
        name,
        description,
        type: typeof value === 'string' ? 'String' : 'StringList',
        // In an `insecure_value` the review would take an ARN for what a cluster serves.
        value: typeof value === 'string' ? value : value.join(','),
      });
    }
  },
};

function certificatesOf({ application, certificates }: ApplicationContext): HandedOverCertificate[] {
  return Object.entries(application.certificates ?? {}).flatMap(([name, declared]) =>
    entryRegions(declared, application).map((region) => ({
      name,
      region,
      certificateArn: certificates.inRegion(name, region).certificateArn,
    })),
  );
}

function servicesOf({ application, consumers }: ApplicationContext): HandedOverService[] {
  return Object.entries(application.consumers ?? {}).flatMap(([name, consumer]) => {
    const target = consumers.targets.get(name);
    const facts = consumerFacts(consumer, application);
    if (!target || !facts) return [];
    const hostNames = facts.hostNames.map(([, hostName]) => hostName);
    return [{ name, region: facts.region ?? application.regions[0], hostNames, ...target }];
  });
}

function defineOutputs(
  scope: Construct,
  certificates: readonly HandedOverCertificate[],
  services: readonly HandedOverService[],
): void {
  const arns: Record<string, Record<string, string>> = {};
  for (const { name, region, certificateArn } of certificates) (arns[name] ??= {})[region] = certificateArn;
  new TerraformOutput(scope, 'Certificates', {
    value: arns,
    description: 'ARN of each certificate, by name and Region',
  }).overrideLogicalId('certificates');
  new TerraformOutput(scope, 'Services', {
    value: Object.fromEntries(
      services.map(({ name, hostNames, targetDomainName, targetHostedZoneId }) => [
        name,
        {
          host_names: hostNames,
          target_domain_name: targetDomainName,
          target_hosted_zone_id: targetHostedZoneId,
        },
      ]),
    ),
    description: 'Host names of each service, and what their records point at',
  }).overrideLogicalId('services');
}

function certificateParameter(environmentName: string, certificate: HandedOverCertificate): Parameter {
  const { name, region, certificateArn } = certificate;
  return {
    id: `certificate-${name}-${region}`,
    name: certificateParameterName(environmentName, name),
    region,
    description: `ARN of the certificate ${name} in this Region`,
    value: certificateArn,
  };
}

function serviceParameters(environmentName: string, service: HandedOverService): Parameter[] {
  const { name, region, hostNames, targetDomainName, targetHostedZoneId } = service;
  const parameter = (
    value: Parameter['value'],
    last: Parameters<typeof serviceParameterName>[2],
    description: string,
  ): Parameter => ({
    id: `service-${name}-${last}`,
    name: serviceParameterName(environmentName, name, last),
    region,
    description,
    value,
  });
  return [
    parameter(targetDomainName, 'target-domain-name', `What records of ${name} point at`),
    ...(targetHostedZoneId === undefined
      ? []
      : [
          parameter(
            targetHostedZoneId,
            'target-hosted-zone-id',
            `Hosted zone of what alias records of ${name} point at`,
          ),
        ]),
    ...(hostNames.length === 0
      ? []
      : [parameter(hostNames, 'host-names', `Host names that clients ask ${name} for`)]),
  ];
}
