import { DataAwsElasticBeanstalkHostedZone } from '@cdktf/provider-aws/lib/data-aws-elastic-beanstalk-hosted-zone';
import { ElasticBeanstalkEnvironment } from '@cdktf/provider-aws/lib/elastic-beanstalk-environment';
import { DataResource } from 'cdktf';
import { Construct } from 'constructs';
import { type RecordTarget, type Tags, ValidationError, Words } from '../core/constructs';
import { BeanstalkTlsSettings, type BeanstalkTlsSettingsProps } from './beanstalk-tls-settings';

export interface BeanstalkEnvironmentProps extends BeanstalkTlsSettingsProps {
  /** Name of an application that exists. */
  readonly applicationName: string;
  /** 4 to 40 letters, digits and hyphens; once in an account and Region. Another name replaces the environment. */
  readonly environmentName: string;
  /**
   * Platform by its solution stack, for example `64bit Amazon Linux 2023 v6.6.0 running Node.js 22`.
   *
   * Where managed updates raise the version, set it to the new one too: the next apply would go back.
   *
   * @default - the platform is `platformArn`; one of both must be given
   */
  readonly solutionStackName?: string;
  /**
   * Platform by its ARN.
   *
   * @default - the platform is `solutionStackName`; one of both must be given
   */
  readonly platformArn?: string;
  /**
   * First label of the name that Elastic Beanstalk gives the environment; once in a Region. Another one replaces the
   * environment.
   *
   * @default - AWS makes one of the environment's name
   */
  readonly cnamePrefix?: string;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * An Elastic Beanstalk web server environment that answers by TLS only.
 *
 * Versions of the application are deployed by whoever deploys them: none is named here, and a new environment begins
 * with the sample application. Another certificate is taken over in place; another type of load balancer makes the
 * environment again, as AWS changes none.
 */
export class BeanstalkEnvironment extends Construct implements RecordTarget {
  public readonly environmentArn: string;
  /** Target of the alias records. */
  public readonly targetDomainName: string;
  /** Hosted zone of the target, for alias records in Route 53. */
  public readonly targetHostedZoneId: string;

  constructor(scope: Construct, id: string, props: BeanstalkEnvironmentProps) {
    super(scope, id);
    const at = props.at ?? {};
    const { provider, region } = at;
    this.checkPlatform(props);
    const { settings } = new BeanstalkTlsSettings(this, 'TlsSettings', {
      certificate: props.certificate,
      loadBalancerType: props.loadBalancerType,
      sslPolicy: props.sslPolicy,
      hostNames: props.hostNames,
      settings: props.settings,
      at,
    });

    const loadBalancerType = new DataResource(this, 'LoadBalancerType', {
      input: { loadBalancerType: props.loadBalancerType ?? 'application' },
    });
    const environment = new ElasticBeanstalkEnvironment(this, 'Resource', {
      provider,
      region,
      application: props.applicationName,
      name: props.environmentName,
      solutionStackName: props.solutionStackName,
      platformArn: props.platformArn,
      cnamePrefix: props.cnamePrefix,
      tier: 'WebServer',
      setting: settings.map(({ namespace, optionName, value }) => ({ namespace, name: optionName, value })),
      tags: props.tags,
      // Terraform takes a bare address here, and CDKTF would make an expression of the resource.
      lifecycle: {
        replaceTriggeredBy: [
          `${loadBalancerType.terraformResourceType}.${loadBalancerType.friendlyUniqueId}`,
        ],
      },
    });
    const hostedZone = new DataAwsElasticBeanstalkHostedZone(this, 'HostedZone', { provider, region });
    this.environmentArn = environment.arn;
    this.targetDomainName = environment.cname;
    this.targetHostedZoneId = hostedZone.id;
  }

  private checkPlatform({ solutionStackName, platformArn }: BeanstalkEnvironmentProps): void {
    if ((solutionStackName === undefined) !== (platformArn === undefined)) return;
    throw new ValidationError(this, {
      subject: 'an environment',
      rule: 'must have one platform',
      got: new Words(solutionStackName === undefined ? 'none' : 'two'),
      remedy: 'set solutionStackName or platformArn',
    });
  }
}
