import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { ClassicLoadBalancer, type ClassicLoadBalancerProps } from '../../../modules/consumers';
import type { ICertificate } from '../../../modules/core';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/shop';
const NAME = expect.stringMatching(/^\$\{aws_elb\.Shop_\w+\.name\}$/) as string;

/** The certificate of the tests, of which only the given is known. */
function certificate(known: Partial<ICertificate> = {}): ICertificate {
  return { certificateArn: ARN, ...known };
}

function classic(stack: TerraformStack, props: Partial<ClassicLoadBalancerProps> = {}): ClassicLoadBalancer {
  return new ClassicLoadBalancer(stack, 'Shop', {
    loadBalancerName: 'shop',
    certificate: certificate(),
    subnetIds: ['subnet-1'],
    securityGroupIds: ['sg-1'],
    ...props,
  });
}

const synthClassic = (props: Partial<ClassicLoadBalancerProps> = {}) =>
  synth((stack) => void classic(stack, props));

test('reads HTTPS on port 443, sends HTTP to port 80, and always says what a healthy instance is', () => {
  expect(onlyResource(synthClassic(), 'aws_elb')).toEqual({
    name: 'shop',
    internal: false,
    subnets: ['subnet-1'],
    security_groups: ['sg-1'],
    desync_mitigation_mode: 'defensive',
    listener: [
      {
        lb_port: 443,
        lb_protocol: 'https',
        instance_port: 80,
        instance_protocol: 'http',
        ssl_certificate_id: ARN,
      },
    ],
    health_check: {
      target: 'TCP:80',
      healthy_threshold: 10,
      unhealthy_threshold: 2,
      interval: 30,
      timeout: 5,
    },
  });
});

test('has the newest TLS policy there is, which is set again in place when its listener is made anew', () => {
  const made = synthClassic();

  expect(onlyResource(made, 'aws_load_balancer_policy')).toEqual({
    load_balancer_name: NAME,
    policy_name: 'certfleet-tls',
    policy_type_name: 'SSLNegotiationPolicyType',
    policy_attribute: [{ name: 'Reference-Security-Policy', value: 'ELBSecurityPolicy-TLS-1-2-2017-01' }],
  });
  expect(onlyResource(made, 'aws_load_balancer_listener_policy')).toEqual({
    load_balancer_name: NAME,
    load_balancer_port: 443,
    policy_names: [expect.stringMatching(/^\$\{aws_load_balancer_policy\.Shop_\w+\.policy_name\}$/)],
    triggers: { certificate: ARN },
  });
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  classic(stack, {
    instanceIds: ['i-1'],
    protocol: 'SSL',
    port: 8443,
    instanceProtocol: 'SSL',
    instancePort: 9443,
    healthCheckTarget: 'SSL:9443',
    internal: true,
    desyncMitigationMode: 'strictest',
    sslPolicy: 'ELBSecurityPolicy-2016-08',
    tags: { team: 'shop' },
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_elb')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    instances: ['i-1'],
    internal: true,
    desync_mitigation_mode: 'strictest',
    listener: [{ lb_port: 8443, lb_protocol: 'ssl', instance_port: 9443, instance_protocol: 'ssl' }],
    health_check: { target: 'SSL:9443' },
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_load_balancer_policy')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    policy_attribute: [{ value: 'ELBSecurityPolicy-2016-08' }],
  });
  expect(onlyResource(made, 'aws_load_balancer_listener_policy')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    load_balancer_port: 8443,
  });
});

test('passes on what TLS carries where it does not read HTTP', () => {
  expect(onlyResource(synthClassic({ protocol: 'SSL' }), 'aws_elb')).toMatchObject({
    listener: [{ lb_protocol: 'ssl', instance_protocol: 'tcp' }],
  });
});

test('says where it answers', () => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = classic(stack);
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output!.name!.value).toMatch(/^\$\{aws_elb\.Shop_\w+\.dns_name\}$/);
  expect(output!.zone!.value).toMatch(/^\$\{aws_elb\.Shop_\w+\.zone_id\}$/);
});

test('tokens pass', () => {
  const certificateArn = Lazy.stringValue({ produce: () => 'shop' });
  const made = synthClassic({
    certificate: { certificateArn },
    hostNames: ['shop.example.com'],
    at: { region: 'eu-west-1', accountId: '111111111111' },
  });

  expect(onlyResource(made, 'aws_elb')).toMatchObject({ listener: [{ ssl_certificate_id: 'shop' }] });
});

test.each(['RSA_4096', 'EC_prime256v1', 'EC_secp384r1'] as const)('fails for a key of %s', (keyAlgorithm) => {
  expect(() => synthClassic({ certificate: certificate({ keyAlgorithm }) })).toThrow(
    `[test/Shop] a Classic Load Balancer takes a key of RSA_1024, RSA_2048, RSA_3072, got ${keyAlgorithm}`,
  );
});

test.each([
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [{ at: { region: 'us-east-1' } }, 'takes a certificate of us-east-1 here, got one of eu-west-1'],
  [
    { certificate: certificate({ domainNames: ['example.com'] }), hostNames: ['shop.example.com'] },
    'every host name of a Classic Load Balancer must be on a certificate, got "shop.example.com"',
  ],
])('fails for %j', (props, message) => {
  expect(() => synthClassic(props)).toThrow(message);
});

test.each([
  ['HTTPS', 'TCP', 'HTTP or HTTPS'],
  ['SSL', 'HTTP', 'TCP or SSL'],
] as const)('fails for %s in front of %s', (protocol, instanceProtocol, possible) => {
  expect(() => synthClassic({ protocol, instanceProtocol })).toThrow(
    `[test/Shop] instanceProtocol must be ${possible} behind ${protocol}, got "${instanceProtocol}"; ` +
      'choose one of them, or the other protocol',
  );
});
