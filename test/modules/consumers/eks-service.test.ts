import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput } from 'cdktf';
import { EksService, type EksServiceProps } from '../../../modules/consumers';
import type { ICertificate } from '../../../modules/core';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';
const certificate = (known: Partial<ICertificate> = {}): ICertificate => ({
  certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/web',
  ...known,
});

const synthService = (props: Partial<EksServiceProps> = {}) =>
  synth(
    (stack) =>
      void new EksService(stack, 'Service', {
        parameterName: '/shop/service',
        certificates: [certificate()],
        ...props,
      }),
  );
const parameter = (props: Partial<EksServiceProps> = {}) =>
  onlyResource(synthService(props), 'aws_ssm_parameter');

test('is a parameter with the annotations, which a plan shows, and nothing else', () => {
  const made = synthService();

  expect(Object.keys(made.resource!)).toEqual(['aws_ssm_parameter']);
  expect(onlyResource(made, 'aws_ssm_parameter')).toEqual({
    name: '/shop/service',
    description: 'Annotations of a Service',
    type: 'String',
    insecure_value: JSON.stringify({
      [`${PREFIX}-ssl-cert`]: 'arn:aws:acm:eu-west-1:222222222222:certificate/web',
      [`${PREFIX}-ssl-ports`]: '443',
      [`${PREFIX}-ssl-negotiation-policy`]: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    }),
    lifecycle: { create_before_destroy: true },
  });
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  const { annotations, parameterArn } = new EksService(stack, 'Service', {
    parameterName: '/shop/service',
    certificates: [certificate()],
    tlsPorts: [465, 'imaps'],
    alpnPolicy: 'HTTP1Only',
    backendProtocol: 'ssl',
    at: { provider, region: 'eu-west-1', accountId: '222222222222' },
    tags: { team: 'shop' },
  });

  expect(annotations).toMatchObject({
    [`${PREFIX}-ssl-ports`]: '465,imaps',
    [`${PREFIX}-alpn-policy`]: 'HTTP1Only',
    [`${PREFIX}-backend-protocol`]: 'ssl',
  });
  new TerraformOutput(stack, 'arn', { value: parameterArn });
  const made = template(stack);

  expect(made.output!.arn!.value).toMatch(/^\$\{aws_ssm_parameter\.Service_\w+\.arn\}$/);
  expect(onlyResource(made, 'aws_ssm_parameter')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    tags: { team: 'shop' },
  });
});

test('tokens pass', () => {
  const certificateArn = Lazy.stringValue({ produce: () => 'web' });
  const at = { region: 'eu-west-1', accountId: '222222222222' };

  expect(
    parameter({ certificates: [{ certificateArn }], at, hostNames: ['shop.example.com'] }).insecure_value,
  ).toContain(`"${PREFIX}-ssl-cert":"web"`);
});

test.each<[string, Partial<EksServiceProps>, string]>([
  [
    'a key that the load balancer does not take, of a further certificate too',
    { certificates: [certificate(), certificate({ keyAlgorithm: 'RSA_4096' })] },
    'a Network Load Balancer takes a key of RSA_1024',
  ],
  [
    'a certificate of another account',
    { at: { accountId: '333333333333' } },
    'a Network Load Balancer takes a certificate of its own account only',
  ],
  [
    'a certificate of another Region',
    { at: { region: 'eu-central-1' } },
    'a Network Load Balancer takes a certificate of eu-central-1 here, got one of eu-west-1',
  ],
  [
    'a host name that is on no certificate',
    { certificates: [certificate({ domainNames: ['example.com'] })], hostNames: ['mail.example.com'] },
    '[test/Service] every host name of a Network Load Balancer must be on a certificate, got "mail.example.com"',
  ],
])('fails for %s', (_what, props, message) => {
  expect(() => parameter(props)).toThrow(message);
});
