import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { BeanstalkEnvironment, type BeanstalkEnvironmentProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificateArn = 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d';
const solutionStackName = '64bit Amazon Linux 2023 v6.6.0 running Node.js 22';
const platformArn = 'arn:aws:elasticbeanstalk:eu-west-1::platform/Node.js 22/6.6.0';

function shop(stack: TerraformStack, props: Partial<BeanstalkEnvironmentProps> = {}) {
  return new BeanstalkEnvironment(stack, 'Shop', {
    applicationName: 'shop',
    environmentName: 'shop-live',
    certificate: { certificateArn, domainNames: ['shop.example.com'] },
    solutionStackName,
    ...props,
  });
}

const environment = (props: Partial<BeanstalkEnvironmentProps> = {}) =>
  onlyResource(
    synth((stack) => void shop(stack, props)),
    'aws_elastic_beanstalk_environment',
  );

test('is a web server environment of its application that answers by TLS only', () => {
  expect(environment()).toMatchObject({
    application: 'shop',
    name: 'shop-live',
    solution_stack_name: solutionStackName,
    tier: 'WebServer',
    setting: expect.arrayContaining([
      { namespace: 'aws:elbv2:listener:443', name: 'SSLCertificateArns', value: certificateArn },
      { namespace: 'aws:elbv2:listener:default', name: 'ListenerEnabled', value: 'false' },
    ]) as unknown,
  });
});

test('says nothing of version, CNAME, platform ARN, provider, Region or tags by default', () => {
  for (const argument of ['version_label', 'cname_prefix', 'platform_arn', 'provider', 'region', 'tags']) {
    expect(environment()).not.toHaveProperty(argument);
  }
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  shop(stack, {
    solutionStackName: undefined,
    platformArn,
    loadBalancerType: 'network',
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
    cnamePrefix: 'shop-eu',
    hostNames: ['shop.example.com'],
    settings: [{ namespace: 'aws:autoscaling:asg', optionName: 'MinSize', value: '2' }],
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_elastic_beanstalk_environment')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    platform_arn: platformArn,
    cname_prefix: 'shop-eu',
    tags: { team: 'shop' },
    setting: expect.arrayContaining([
      { namespace: 'aws:elasticbeanstalk:environment', name: 'LoadBalancerType', value: 'network' },
      {
        namespace: 'aws:elbv2:listener:443',
        name: 'SSLPolicy',
        value: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
      },
      { namespace: 'aws:autoscaling:asg', name: 'MinSize', value: '2' },
    ]) as unknown,
  });
  expect(made.data!.aws_elastic_beanstalk_hosted_zone).toEqual({
    [Object.keys(made.data!.aws_elastic_beanstalk_hosted_zone!)[0]!]: {
      provider: 'aws.shop',
      region: 'eu-west-1',
    },
  });
});

test('is made again when the type of its load balancer changes, which AWS fixes', () => {
  const made = synth((stack) => void shop(stack, { loadBalancerType: 'classic' }));

  expect(onlyResource(made, 'terraform_data')).toMatchObject({ input: { loadBalancerType: 'classic' } });
  expect(onlyResource(made, 'aws_elastic_beanstalk_environment')).toMatchObject({
    lifecycle: {
      replace_triggered_by: [expect.stringMatching(/^terraform_data\.Shop_LoadBalancerType/) as string],
    },
  });
});

test('says what alias records point to', () => {
  const { output } = synth((stack) => {
    const { environmentArn, targetDomainName, targetHostedZoneId } = shop(stack);
    new TerraformOutput(stack, 'arn', { value: environmentArn });
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    arn: { value: expect.stringMatching(/^\$\{aws_elastic_beanstalk_environment\..*\.arn\}$/) as string },
    name: { value: expect.stringMatching(/\.cname\}$/) as string },
    zone: {
      value: expect.stringMatching(/^\$\{data\.aws_elastic_beanstalk_hosted_zone\..*\.id\}$/) as string,
    },
  });
});

test('tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(
    environment({ applicationName: token('shop'), certificate: { certificateArn: token('later') } }),
  ).toMatchObject({ application: 'shop' });
});

test.each([
  [{ solutionStackName: undefined }, '[test/Shop] an environment must have one platform, got none; set'],
  [{ platformArn }, '[test/Shop] an environment must have one platform, got two; set'],
  [{ hostNames: ['www.example.com'] }, '[test/Shop/TlsSettings] every host name of an Application Load'],
  [
    { settings: [{ namespace: 'aws:elb:listener', optionName: 'ListenerEnabled', value: 'true' }] },
    '[test/Shop/TlsSettings] settings[0] must leave port 80 closed',
  ],
])('fails for %j', (props, message) => {
  expect(() => environment(props)).toThrow(message);
});
