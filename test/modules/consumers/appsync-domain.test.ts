import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { AppSyncDomain, type AppSyncDomainProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d' };

function graph(stack: TerraformStack, props: Partial<AppSyncDomainProps> = {}): AppSyncDomain {
  return new AppSyncDomain(stack, 'Graph', {
    apiId: 'a1b2c3d4e5',
    domainName: 'graph.example.com',
    certificate,
    ...props,
  });
}

const synthGraph = (props: Partial<AppSyncDomainProps> = {}) => synth((stack) => void graph(stack, props));
const domain = (props: Partial<AppSyncDomainProps> = {}) =>
  onlyResource(synthGraph(props), 'aws_appsync_domain_name');

test('serves an API under its name with the certificate', () => {
  expect(domain()).toMatchObject({
    domain_name: 'graph.example.com',
    certificate_arn: certificate.certificateArn,
  });
  expect(onlyResource(synthGraph(), 'aws_appsync_domain_name_api_association')).toMatchObject({
    api_id: 'a1b2c3d4e5',
  });
});

test('the association goes and comes with the domain, whose id is not known while it is replaced', () => {
  expect(onlyResource(synthGraph(), 'aws_appsync_domain_name_api_association').domain_name).toMatch(
    /^\$\{aws_appsync_domain_name\.Graph_\w+\.id\}$/,
  );
});

test('says nothing of provider or Region by default', () => {
  for (const type of ['aws_appsync_domain_name', 'aws_appsync_domain_name_api_association']) {
    for (const argument of ['provider', 'region'])
      expect(onlyResource(synthGraph(), type)).not.toHaveProperty(argument);
  }
});

test('is never replaced, which takes it down, unless that was allowed', () => {
  expect(domain().lifecycle).toEqual({ prevent_destroy: true });
  expect(domain({ interruptible: false }).lifecycle).toEqual({ prevent_destroy: true });
  expect(domain({ interruptible: true })).not.toHaveProperty('lifecycle');
});

test('is where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  graph(stack, { at: { provider, region: 'eu-west-1', accountId: '111111111111' } });

  for (const type of ['aws_appsync_domain_name', 'aws_appsync_domain_name_api_association'])
    expect(onlyResource(template(stack), type)).toMatchObject({ provider: 'aws.shop', region: 'eu-west-1' });
});

test('says where it answers', () => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = graph(stack);
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    name: { value: expect.stringMatching(/\.appsync_domain_name\}$/) as string },
    zone: { value: expect.stringMatching(/\.hosted_zone_id\}$/) as string },
  });
});

test('the name is normalized and may be a wildcard, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(domain({ domainName: '*.Graph.Example.com.' })).toMatchObject({
    domain_name: '*.graph.example.com',
  });
  expect(
    domain({
      domainName: token('graph'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ domain_name: 'graph', certificate_arn: 'shop' });
});

test.each([
  [{ domainName: 'graph' }, '[test/Graph] domainName must be fully qualified, with at least two labels'],
  [
    { certificate: { certificateArn: certificate.certificateArn.replace('us-east-1', 'eu-west-1') } },
    '[test/Graph] an AppSync domain takes a certificate of us-east-1 here, got one of eu-west-1',
  ],
  [
    { certificate: { ...certificate, keyAlgorithm: 'EC_secp521r1' } },
    'an AppSync domain takes a key of RSA_1024, RSA_2048, RSA_3072, RSA_4096, EC_prime256v1, EC_secp384r1, got EC_secp521r1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.other.example.com'] } },
    'every host name of an AppSync domain must be on a certificate, got "graph.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthGraph(props)).toThrow(message);
});
