import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput } from 'cdktf';
import { EksIngress, type EksIngressProps } from '../../../modules/consumers';
import type { ICertificate } from '../../../modules/core';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = (known: Partial<ICertificate> = {}): ICertificate => ({
  certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/web',
  ...known,
});

const synthIngress = (props: Partial<EksIngressProps> = {}) =>
  synth(
    (stack) =>
      void new EksIngress(stack, 'Ingress', {
        parameterName: '/shop/ingress',
        certificates: [certificate()],
        ...props,
      }),
  );
const parameter = (props: Partial<EksIngressProps> = {}) =>
  onlyResource(synthIngress(props), 'aws_ssm_parameter');

test('is a parameter with the annotations, which a plan shows, and nothing else', () => {
  const made = synthIngress();

  expect(Object.keys(made.resource!)).toEqual(['aws_ssm_parameter']);
  expect(onlyResource(made, 'aws_ssm_parameter')).toEqual({
    name: '/shop/ingress',
    description: 'Annotations of an Ingress',
    type: 'String',
    insecure_value: JSON.stringify({
      'alb.ingress.kubernetes.io/certificate-arn': 'arn:aws:acm:eu-west-1:222222222222:certificate/web',
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]',
      'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    }),
    lifecycle: { create_before_destroy: true },
  });
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  const { annotations, parameterArn } = new EksIngress(stack, 'Ingress', {
    parameterName: '/shop/ingress',
    certificates: [certificate()],
    port: 8443,
    redirectFromPort: 80,
    mutualAuthentication: { mode: 'verify', trustStore: 'clients' },
    at: { provider, region: 'eu-west-1', accountId: '222222222222' },
    tags: { team: 'shop' },
  });

  expect(annotations).toMatchObject({
    'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":8443}]',
    'alb.ingress.kubernetes.io/ssl-redirect': '8443',
    'alb.ingress.kubernetes.io/mutual-authentication':
      '[{"port":8443,"mode":"verify","trustStore":"clients"}]',
  });
  new TerraformOutput(stack, 'arn', { value: parameterArn });
  const made = template(stack);

  expect(made.output!.arn!.value).toMatch(/^\$\{aws_ssm_parameter\.Ingress_\w+\.arn\}$/);
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
  ).toContain('"alb.ingress.kubernetes.io/certificate-arn":"web"');
});

test('each host name may lie on any of the certificates', () => {
  const certificates = [
    certificate({ domainNames: ['shop.example.com'] }),
    certificate({ domainNames: ['*.blog.example.com'] }),
  ] as const;

  expect(() => parameter({ certificates, hostNames: ['a.blog.example.com'] })).not.toThrow();
  expect(() => parameter({ certificates, hostNames: ['blog.example.com'] })).toThrow(
    '[test/Ingress] every host name of an Application Load Balancer must be on a certificate, got "blog.example.com"',
  );
});

test.each<[string, Partial<EksIngressProps>, string]>([
  [
    'a key that the load balancer does not take, of a further certificate too',
    { certificates: [certificate(), certificate({ keyAlgorithm: 'RSA_1024' })] },
    'an Application Load Balancer takes a key of RSA_2048',
  ],
  [
    'a certificate of another account',
    { at: { accountId: '333333333333' } },
    'an Application Load Balancer takes a certificate of its own account only',
  ],
  [
    'a certificate of another Region',
    { at: { providerRegion: 'eu-central-1' } },
    'an Application Load Balancer takes a certificate of eu-central-1 here, got one of eu-west-1',
  ],
  [
    'a redirect to its own port',
    { redirectFromPort: 443 },
    '[test/Ingress] redirectFromPort must be another port than the one that it leads to, got 443; usually it is 80',
  ],
])('fails for %s', (_what, props, message) => {
  expect(() => parameter(props)).toThrow(message);
});
