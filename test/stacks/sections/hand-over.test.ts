import type { Application, Environment } from '../../../environments';
import local from '../../support/small-local';
import { synthesizedStacks } from '../../support/environment-stacks';
import type { Template } from '../../support/synth';

function shopWith(changes: Partial<Environment>, application: Partial<Application> = {}): Template {
  const shop = { ...local.applications.shop, ...application };
  return synthesizedStacks({ ...local, ...changes, applications: { ...local.applications, shop } })[
    'local-shop'
  ]!;
}

/** Each parameter by its name, with its Region's provider, its type and its value. */
function parameters({ resource }: Template): Record<string, string> {
  return Object.fromEntries(
    Object.values(resource?.['aws_ssm_parameter'] ?? {}).map(({ name, provider, type, value }) => [
      `${String(name)} ${String(provider)}`,
      `${String(type)} ${String(value)}`,
    ]),
  );
}

const issued = (name: string, region: string) =>
  expect.stringMatching(
    `\\$\\{aws_acm_certificate_validation.Certificates_${name}_${region}_Issued_\\w+.certificate_arn\\}`,
  ) as string;

test('an ARN is that of the issued certificate, in the Region of each', () => {
  const { output } = shopWith({});
  expect(output!.certificates!.value).toEqual({
    api: { 'eu-west-1': issued('api', 'eu-west-1') },
    orders: { 'eu-west-1': expect.stringContaining('aws_acm_certificate.Certificates_orders_eu-west-1_') },
    web: { 'eu-west-1': issued('web', 'eu-west-1'), 'us-east-1': issued('web', 'us-east-1') },
  });
  expect(parameters(shopWith({}))).toMatchObject({
    '/certfleet/local/certificates/web/arn aws': expect.stringContaining('String ${aws_acm') as string,
    '/certfleet/local/certificates/web/arn aws.us-east-1': expect.stringContaining('_us-east-1_') as string,
  });
});

test('a service is told by its host names and what their records point at', () => {
  const stack = shopWith({});
  expect(stack.output!.services!.value).toEqual({
    web: {
      host_names: ['shop.example.com', 'www.shop.example.com', 'orders.internal.example.com'],
      target_domain_name: expect.stringMatching(
        /^\$\{data\.aws_lb\.Consumers_web_\w+\.dns_name\}$/,
      ) as string,
      target_hosted_zone_id: expect.stringMatching(/^\$\{data\.aws_lb\.\w+\.zone_id\}$/) as string,
    },
    api: {
      host_names: ['api.example.com'],
      target_domain_name: expect.stringMatching(/\.regional_domain_name\}$/) as string,
      target_hosted_zone_id: expect.stringMatching(/\.regional_zone_id\}$/) as string,
    },
  });
  expect(parameters(stack)).toMatchObject({
    '/certfleet/local/services/web/host-names aws':
      'StringList shop.example.com,www.shop.example.com,orders.internal.example.com',
    '/certfleet/local/services/api/target-domain-name aws': expect.stringMatching(/^String /) as string,
    '/certfleet/local/services/api/target-hosted-zone-id aws': expect.stringMatching(/^String /) as string,
  });
});

test('a global service is told in the first Region of the account', () => {
  const { consumers = {} } = local.applications.shop;
  const cdn = {
    type: 'cloudfront-distribution',
    aliases: ['shop.example.com'],
    originDomainName: 'origin.example.com',
    certificate: 'web',
  } as const;
  const stack = shopWith({}, { consumers: { ...consumers, cdn } });
  expect(Object.keys(parameters(stack))).toContain('/certfleet/local/services/cdn/host-names aws');
});

test('a listener without host names is told without them', () => {
  const web = { ...local.applications.shop.consumers.web, hostNames: undefined };
  const names = Object.keys(parameters(shopWith({}, { consumers: { web } })));
  expect(names.filter((name) => name.includes('/services/'))).toEqual([
    '/certfleet/local/services/web/target-domain-name aws',
    '/certfleet/local/services/web/target-hosted-zone-id aws',
  ]);
});

test.each([
  ['outputs', { outputs: false }, { outputs: 0, parameters: 10 }],
  ['parameters', { parameters: false }, { outputs: 2, parameters: 0 }],
])('without %s it is the other that tells', (_what, handOver, expected) => {
  const stack = shopWith({ handOver });
  expect({
    outputs: Object.keys(stack.output ?? {}).length,
    parameters: Object.keys(parameters(stack)).length,
  }).toEqual(expected);
});

test('a retired account hands nothing over', () => {
  const { output, resource } = shopWith({}, { retired: true, certificates: {}, consumers: {} });
  expect([output, resource?.['aws_ssm_parameter']]).toEqual([undefined, undefined]);
});
