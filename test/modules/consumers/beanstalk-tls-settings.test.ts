import { ElasticBeanstalkEnvironment } from '@cdktf/provider-aws/lib/elastic-beanstalk-environment';
import { Lazy } from 'cdktf';
import { BeanstalkTlsSettings, type BeanstalkTlsSettingsProps } from '../../../modules/consumers';
import { onlyResource, template, testStack } from '../../support/synth';

const certificateArn = 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d';

function tls(props: Partial<BeanstalkTlsSettingsProps> = {}, stack = testStack()) {
  return new BeanstalkTlsSettings(stack, 'Tls', { certificate: { certificateArn }, ...props });
}

const values = (props: Partial<BeanstalkTlsSettingsProps> = {}) =>
  Object.fromEntries(
    tls(props).settings.map(({ namespace, optionName, value }) => [`${namespace} ${optionName}`, value]),
  );

test('is for an Application Load Balancer with its certificate, TLS 1.2 and 1.3 by default', () => {
  expect(values()).toMatchObject({
    'aws:elasticbeanstalk:environment LoadBalancerType': 'application',
    'aws:elbv2:listener:443 SSLCertificateArns': certificateArn,
    'aws:elbv2:listener:443 SSLPolicy': 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  });
});

test('has the newest policy there is for a classic load balancer', () => {
  expect(values({ loadBalancerType: 'classic' })).toMatchObject({
    'aws:elb:listener:443 SSLCertificateId': certificateArn,
    'aws:elb:policies:tls SSLReferencePolicy': 'ELBSecurityPolicy-TLS-1-2-2017-01',
  });
});

test('has the policy it was asked to have', () => {
  expect(
    values({ loadBalancerType: 'network', sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09' }),
  ).toMatchObject({
    'aws:elbv2:listener:443 Protocol': 'TLS',
    'aws:elbv2:listener:443 SSLPolicy': 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
  });
});

test('defines no resource, and fits into an environment of your own', () => {
  const stack = testStack();
  const { settings } = tls({}, stack);
  expect(template(stack)).not.toHaveProperty('resource');

  new ElasticBeanstalkEnvironment(stack, 'Own', {
    application: 'shop',
    name: 'shop',
    setting: settings.map(({ namespace, optionName, value }) => ({ namespace, name: optionName, value })),
  });
  expect(onlyResource(template(stack), 'aws_elastic_beanstalk_environment').setting).toContainEqual({
    namespace: 'aws:elbv2:listener:default',
    name: 'ListenerEnabled',
    value: 'false',
  });
});

test('tokens pass', () => {
  const token = Lazy.stringValue({ produce: () => 'later' });

  expect(() =>
    tls({ certificate: { certificateArn: token }, at: { region: 'eu-west-1', accountId: '111111111111' } }),
  ).not.toThrow();
});

test.each([
  ['application', 'RSA_1024', 'an Application Load Balancer of Elastic Beanstalk takes a key of RSA_2048'],
  ['network', 'RSA_4096', 'a Network Load Balancer of Elastic Beanstalk takes a key of RSA_1024'],
  ['classic', 'EC_prime256v1', 'a Classic Load Balancer of Elastic Beanstalk takes a key of RSA_1024'],
  ['classic', 'RSA_4096', 'a Classic Load Balancer of Elastic Beanstalk takes a key of RSA_1024'],
] as const)('fails for a load balancer of type %s and %s', (loadBalancerType, keyAlgorithm, message) => {
  expect(() => tls({ loadBalancerType, certificate: { certificateArn, keyAlgorithm } })).toThrow(message);
});

test.each([
  [{ at: { region: 'eu-west-2' } }, 'takes a certificate of eu-west-2 here, got one of eu-west-1'],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { certificateArn, domainNames: ['example.com'] }, hostNames: ['shop.example.com'] },
    'must be on a certificate, got "shop.example.com"',
  ],
  [
    {
      settings: [
        {
          namespace: 'aws:elasticbeanstalk:environment',
          optionName: 'LoadBalancerIsShared',
          value: 'true',
        },
      ],
    },
    '[test/Tls] settings[0] must not share a load balancer, for which Elastic Beanstalk ignores listeners and certificates',
  ],
])('fails for %j', (props, message) => {
  expect(() => tls(props)).toThrow(message);
});
