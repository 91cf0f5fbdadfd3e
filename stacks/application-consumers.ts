import { DataAwsApiGatewayRestApi } from '@cdktf/provider-aws/lib/data-aws-api-gateway-rest-api';
import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import type { Application, Consumer } from '../environments';
import { ApiGatewayDomain, CloudFrontDistribution, LoadBalancerListener } from '../modules/consumers';
import { EDGE_CERTIFICATE_REGION } from '../modules/core';
import type { AccountProviders } from './account-providers';
import type { ApplicationCertificates } from './application-certificates';

export interface ApplicationConsumersProps {
  readonly application: Application;
  readonly providers: AccountProviders;
  readonly certificates: ApplicationCertificates;
}

type ConsumerOf<Type extends Consumer['type']> = Extract<Consumer, { type: Type }>;

/** The services of an application account that use its certificates. */
export class ApplicationConsumers extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ApplicationConsumersProps,
  ) {
    super(scope, id);
    for (const [name, consumer] of Object.entries(props.application.consumers ?? {})) {
      const waiting = certificatesOf(consumer).filter((used) => !props.certificates.canBeAttached(used));
      if (waiting.length === 0) {
        this.define(name, consumer);
      } else {
        Annotations.of(this).addWarning(
          `${name} is left out until the records of ${waiting.join(', ')} stand: create them, then set recordsPublished`,
        );
      }
    }
  }

  private define(name: string, consumer: Consumer): void {
    switch (consumer.type) {
      case 'load-balancer-listener':
        return this.defineListener(name, consumer);
      case 'api-gateway-domain':
        return this.defineApiGatewayDomain(name, consumer);
      case 'cloudfront-distribution':
        return this.defineDistribution(name, consumer);
    }
  }

  private defineListener(name: string, consumer: ConsumerOf<'load-balancer-listener'>): void {
    const { certificates, providers } = this.props;
    const region = consumer.region ?? this.firstRegion;
    const at = providers.at(region);
    const scope = new Construct(this, name);
    const lookup = { provider: at.provider, region: at.region };
    new LoadBalancerListener(scope, 'Listener', {
      loadBalancerArn: new DataAwsLb(scope, 'LoadBalancer', { ...lookup, name: consumer.loadBalancerName })
        .arn,
      loadBalancerType: consumer.loadBalancerType ?? 'application',
      targetGroupArn: new DataAwsLbTargetGroup(scope, 'TargetGroup', {
        ...lookup,
        name: consumer.targetGroupName,
      }).arn,
      certificate: certificates.inRegion(consumer.certificate, region),
      additionalCertificates: Object.fromEntries(
        (consumer.additionalCertificates ?? []).map((used) => [used, certificates.inRegion(used, region)]),
      ),
      hostNames: consumer.hostNames,
      port: consumer.port,
      at,
    });
  }

  private defineApiGatewayDomain(name: string, consumer: ConsumerOf<'api-gateway-domain'>): void {
    const { certificates, providers } = this.props;
    const region = consumer.region ?? this.firstRegion;
    const at = providers.at(region);
    const scope = new Construct(this, name);
    const restApi =
      consumer.restApiName === undefined
        ? undefined
        : new DataAwsApiGatewayRestApi(scope, 'RestApi', {
            provider: at.provider,
            region: at.region,
            name: consumer.restApiName,
          });
    new ApiGatewayDomain(scope, 'Domain', {
      domainName: consumer.domainName,
      certificate: certificates.inRegion(
        consumer.certificate,
        consumer.endpointType === 'EDGE' ? EDGE_CERTIFICATE_REGION : region,
      ),
      endpointType: consumer.endpointType,
      restApiId: restApi?.id,
      stageName: consumer.stageName,
      at,
    });
  }

  private defineDistribution(name: string, consumer: ConsumerOf<'cloudfront-distribution'>): void {
    new CloudFrontDistribution(new Construct(this, name), 'Distribution', {
      aliases: consumer.aliases,
      certificate: this.props.certificates.inRegion(consumer.certificate, EDGE_CERTIFICATE_REGION),
      originDomainName: consumer.originDomainName,
      at: this.props.providers.global,
    });
  }

  private get firstRegion(): string {
    return this.props.application.regions[0];
  }
}

function certificatesOf(consumer: Consumer): string[] {
  const additional = consumer.type === 'load-balancer-listener' ? consumer.additionalCertificates : [];
  return [consumer.certificate, ...(additional ?? [])];
}
