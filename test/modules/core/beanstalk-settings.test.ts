import {
  type BeanstalkLoadBalancerType,
  beanstalkSettingProblems,
  beanstalkSettings,
  ruleSentence,
} from '../../../modules/core';

const tls = (loadBalancerType: BeanstalkLoadBalancerType) => ({
  loadBalancerType,
  certificateArn: 'arn:cert',
  sslPolicy: 'policy',
});
const lines = (...args: Parameters<typeof beanstalkSettings>) =>
  beanstalkSettings(...args).map(({ namespace, optionName, value }) => `${namespace} ${optionName}=${value}`);

test.each([
  ['application', 'HTTPS'],
  ['network', 'TLS'],
] as const)('a load balancer of type %s ends %s at port 443 and has port 80 closed', (type, protocol) => {
  expect(lines(tls(type))).toEqual([
    'aws:elasticbeanstalk:environment EnvironmentType=LoadBalanced',
    `aws:elasticbeanstalk:environment LoadBalancerType=${type}`,
    'aws:elbv2:listener:443 ListenerEnabled=true',
    `aws:elbv2:listener:443 Protocol=${protocol}`,
    'aws:elbv2:listener:443 SSLCertificateArns=arn:cert',
    'aws:elbv2:listener:443 SSLPolicy=policy',
    'aws:elbv2:listener:default ListenerEnabled=false',
  ]);
});

test('a classic one has options of its own, and speaks HTTP to port 80 of the instances', () => {
  expect(lines(tls('classic'))).toEqual([
    'aws:elasticbeanstalk:environment EnvironmentType=LoadBalanced',
    'aws:elasticbeanstalk:environment LoadBalancerType=classic',
    'aws:elb:listener:443 ListenerEnabled=true',
    'aws:elb:listener:443 ListenerProtocol=HTTPS',
    'aws:elb:listener:443 SSLCertificateId=arn:cert',
    'aws:elb:policies:tls LoadBalancerPorts=443',
    'aws:elb:policies:tls SSLReferencePolicy=policy',
    'aws:elb:listener ListenerEnabled=false',
    'aws:elb:listener:443 InstancePort=80',
    'aws:elb:listener:443 InstanceProtocol=HTTP',
  ]);
});

test('further settings come last, and say which port of the instances a classic one speaks to', () => {
  const given = [{ namespace: 'aws:elb:listener:443', optionName: 'InstancePort', value: '8080' }];

  expect(lines(tls('classic'), given).slice(-2)).toEqual([
    'aws:elb:listener:443 InstanceProtocol=HTTP',
    'aws:elb:listener:443 InstancePort=8080',
  ]);
});

const found = (type: BeanstalkLoadBalancerType, ...settings: ReadonlyArray<[string, string, string]>) =>
  beanstalkSettingProblems(
    [...settings.map(([namespace, optionName, value]) => ({ namespace, optionName, value })).entries()],
    type,
  ).map(([index, problem]) => `${index} ${ruleSentence(problem)}`);

test('takes what has nothing to do with TLS, and what a listener forwards to', () => {
  expect(
    found(
      'application',
      ['aws:autoscaling:asg', 'MinSize', '2'],
      ['aws:elasticbeanstalk:environment', 'ServiceRole', 'eb'],
      ['aws:elasticbeanstalk:environment', 'LoadBalancerIsShared', 'false'],
      ['aws:elbv2:listener:443', 'Rules', 'shop'],
      ['aws:elbv2:listener:8443', 'Protocol', 'HTTPS'],
    ),
  ).toEqual([]);
});

const ENVIRONMENT = 'aws:elasticbeanstalk:environment';
test.each([
  ['application', ENVIRONMENT, 'LoadBalancerIsShared', 'true', 'must not share a load balancer'],
  ['application', 'aws:elbv2:loadbalancer', 'SharedLoadBalancer', 'arn', 'must not share a load balancer'],
  ['network', ENVIRONMENT, 'EnvironmentType', 'SingleInstance', 'must not ask for a single instance'],
  ['network', ENVIRONMENT, 'EnvironmentType', 'LoadBalanced', 'must be none of the options that are written'],
  ['network', ENVIRONMENT, 'LoadBalancerType', 'classic', 'must be none of the options that are written'],
  ['application', 'aws:elbv2:listener:default', 'ListenerEnabled', 'true', 'must leave port 80 closed'],
  ['application', 'aws:elbv2:listener:80', 'Protocol', 'HTTP', 'must leave port 80 closed'],
  ['classic', 'aws:elb:listener', 'ListenerEnabled', 'true', 'must leave port 80 closed'],
  ['classic', 'aws:elb:listener:80', 'InstancePort', '80', 'must leave port 80 closed'],
  ['application', 'aws:elbv2:listener:443', 'SSLPolicy', 'weak', 'must be none of the options'],
  ['classic', 'aws:elb:listener:443', 'SSLCertificateId', 'arn', 'must be none of the options'],
  ['classic', 'aws:elb:policies:tls', 'SSLReferencePolicy', 'weak', 'must be none of the options'],
] as const)('a %s one refuses %s %s=%s', (type, namespace, optionName, value, rule) => {
  expect(found(type, ['aws:autoscaling:asg', 'MinSize', '2'], [namespace, optionName, value])).toEqual([
    expect.stringContaining(`1 ${rule}`),
  ]);
});

test('refuses one setting twice', () => {
  expect(
    found('network', ['aws:autoscaling:asg', 'MinSize', '2'], ['aws:autoscaling:asg', 'MinSize', '3']),
  ).toEqual(['1 must be given once, got "aws:autoscaling:asg MinSize"; leave out the one or the other']);
});
