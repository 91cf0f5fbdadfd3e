import { DataAwsApiGatewayRestApi } from '@cdktf/provider-aws/lib/data-aws-api-gateway-rest-api';
import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { Construct } from 'constructs';
import type { Application, Consumer } from '../environments';
import {
  ApiGatewayDomain,
  CloudFrontDistribution,
  LoadBalancerListener,
  attachmentConstructId,
} from '../modules/consumers';
import { EDGE_CERTIFICATE_REGION } from '../modules/core';
import type { AccountProviders } from './account-providers';
import type { ApplicationCertificates } from './application-certificates';
import { renamedFrom } from './formerly';

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
      this.define(name, consumer);
      renamedFrom(this.node.findChild(name), consumer.formerly);
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
    const names = [consumer.certificate, ...(consumer.additionalCertificates ?? [])];
    const listener = new LoadBalancerListener(scope, 'Listener', {
      loadBalancerArn: new DataAwsLb(scope, 'LoadBalancer', { ...lookup, name: consumer.loadBalancerName })
        .arn,
      loadBalancerType: consumer.loadBalancerType ?? 'application',
      targetGroupArn: new DataAwsLbTargetGroup(scope, 'TargetGroup', {
        ...lookup,
        name: consumer.targetGroupName,
      }).arn,
      certificates: Object.fromEntries(names.map((used) => [used, certificates.inRegion(used, region)])),
      defaultCertificate: consumer.certificate,
      certificateQuota: this.props.application.listenerCertificateQuota,
      hostNames: consumer.hostNames,
      port: consumer.port,
      at,
    });
    for (const used of names) {
      const former = this.props.application.certificates?.[used]?.formerly;
      if (former !== undefined)
        renamedFrom(listener.node.findChild(attachmentConstructId(used)), attachmentConstructId(former));
    }
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
