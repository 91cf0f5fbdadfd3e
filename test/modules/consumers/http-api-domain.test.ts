import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { HttpApiDomain, type HttpApiDomainProps } from '../../../modules/consumers';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const inIreland = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };

function api(stack: TerraformStack, props: Partial<HttpApiDomainProps> = {}): HttpApiDomain {
  return new HttpApiDomain(stack, 'Api', {
    domainName: 'api.example.com',
    certificate: inIreland,
    ...props,
  });
}

const synthApi = (props: Partial<HttpApiDomainProps> = {}) => synth((stack) => void api(stack, props));

const domain = (props: Partial<HttpApiDomainProps> = {}) =>
  onlyResource(synthApi(props), 'aws_apigatewayv2_domain_name');

test('is a regional name with TLS 1.2', () => {
  expect(domain()).toMatchObject({
    domain_name: 'api.example.com',
    domain_name_configuration: {
      certificate_arn: inIreland.certificateArn,
      endpoint_type: 'REGIONAL',
      security_policy: 'TLS_1_2',
    },
  });
});

test('maps no API and says nothing of provider, Region, mutual TLS or tags by default', () => {
  expect(resources(synthApi(), 'aws_apigatewayv2_api_mapping')).toEqual([]);
  for (const argument of ['provider', 'region', 'tags', 'mutual_tls_authentication']) {
    expect(domain()).not.toHaveProperty(argument);
  }
});

test('maps APIs where it was asked to, each at an address of its path', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  api(stack, {
    mappings: [
      { apiId: 'a1', stageName: '$default' },
      { apiId: 'a2', stageName: 'live', path: 'orders/v1' },
      { apiId: 'a3', stageName: 'live', path: 'orders--v1' },
    ],
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_apigatewayv2_domain_name')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    tags: { team: 'shop' },
  });
  const common = {
    provider: 'aws.shop',
    region: 'eu-west-1',
    domain_name: expect.stringMatching(
      /^\$\{aws_apigatewayv2_domain_name\.Api_\w+\.domain_name\}$/,
    ) as string,
  };
  const mappings = resources(made, 'aws_apigatewayv2_api_mapping');
  expect(mappings).toHaveLength(3);
  expect(mappings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...common, api_id: 'a1', stage: '$default' }),
      expect.objectContaining({ ...common, api_id: 'a2', stage: 'live', api_mapping_key: 'orders/v1' }),
      expect.objectContaining({ ...common, api_id: 'a3', stage: 'live', api_mapping_key: 'orders--v1' }),
    ]),
  );
  expect(mappings.find((each) => each['api_id'] === 'a1')).not.toHaveProperty('api_mapping_key');
});

test('a mapping keeps its address when another API is put behind the path', () => {
  const addresses = (apiId: string, others: HttpApiDomainProps['mappings'] = []) =>
    Object.keys(
      synthApi({ mappings: [...(others ?? []), { apiId, stageName: 'live', path: 'v1' }] }).resource![
        'aws_apigatewayv2_api_mapping'
      ]!,
    );

  expect(addresses('a2', [{ apiId: 'a1', stageName: 'live' }])).toEqual(
    expect.arrayContaining(addresses('a1')),
  );
});

test('says what an alias record points to', () => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = api(stack);
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    name: {
      value: expect.stringMatching(/\.domain_name_configuration\[0\]\.target_domain_name\}$/) as string,
    },
    zone: { value: expect.stringMatching(/\.domain_name_configuration\[0\]\.hosted_zone_id\}$/) as string },
  });
});

test('the name is normalized, and may be a wildcard that is on the certificate', () => {
  expect(domain({ domainName: 'API.Example.com.' })).toMatchObject({ domain_name: 'api.example.com' });
  expect(
    domain({ domainName: '*.example.com', certificate: { ...inIreland, domainNames: ['*.example.com'] } }),
  ).toMatchObject({ domain_name: '*.example.com' });
});

const trustStore = { truststoreUri: 's3://clients/cas.pem', truststoreVersion: '1' };

test('asks clients for certificates of the trust store, and proves the name by another certificate', () => {
  const ownershipCertificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/9f8e7d6c' };

  expect(domain({ mutualTls: { trustStore, ownershipCertificate } })).toMatchObject({
    domain_name_configuration: {
      certificate_arn: inIreland.certificateArn,
      ownership_verification_certificate_arn: ownershipCertificate.certificateArn,
    },
    mutual_tls_authentication: { truststore_uri: 's3://clients/cas.pem', truststore_version: '1' },
  });
});

const token = (text: string) => Lazy.stringValue({ produce: () => text });

test('tokens pass', () => {
  expect(
    domain({
      domainName: token('api.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      mappings: [{ apiId: token('a1'), stageName: token('live') }],
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ domain_name: 'api.example.com' });
});

test.each<[string, Partial<HttpApiDomainProps>, string]>([
  [
    'a certificate of another Region',
    { at: { region: 'eu-west-2' } },
    'domain name of HTTP or WebSocket APIs takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [
    'a certificate of another account',
    { at: { accountId: '222222222222' } },
    'got one of account 111111111111 in account 222222222222',
  ],
  [
    'a name that is not on the certificate',
    { certificate: { ...inIreland, domainNames: ['example.com'] } },
    'must be on a certificate, got "api.example.com" and certificates for example.com',
  ],
  [
    'a key of 4096 bits',
    { certificate: { ...inIreland, keyAlgorithm: 'RSA_4096' } },
    'takes a key of RSA_1024, RSA_2048, EC_prime256v1, EC_secp384r1, EC_secp521r1, got RSA_4096',
  ],
  [
    'an ownership certificate of another account',
    {
      at: { accountId: '111111111111' },
      mutualTls: {
        trustStore,
        ownershipCertificate: { certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/9f8e7d6c' },
      },
    },
    'the ownership certificate of a domain name takes a certificate of its own account only',
  ],
  [
    'a name of one label',
    { domainName: 'api' },
    '[test/Api] domainName must be fully qualified, with at least two labels, got "api"',
  ],
  [
    'an ill-formed path',
    { mappings: [{ apiId: 'a1', stageName: 'live', path: '/v1' }] },
    '[test/Api] path must be of letters, digits and $ - _ . + ! * \' ( ), with single slashes between levels, got "/v1"; ' +
      'write it as "orders/v1", or leave it out for the whole name',
  ],
  [
    'a path of which the address would be a token',
    { mappings: [{ apiId: 'a1', stageName: 'live', path: token('v1') }] },
    '[test/Api] path must be known at synth, got a token; write it out',
  ],
  [
    'a path that is there twice',
    {
      mappings: [
        { apiId: 'a1', stageName: 'live', path: 'v1' },
        { apiId: 'a2', stageName: 'live', path: 'v1' },
      ],
    },
    '[test/Api] mappings must have each path once, got "v1"; give one of them another path',
  ],
  [
    'two for the whole name',
    {
      mappings: [
        { apiId: 'a1', stageName: 'live' },
        { apiId: 'a2', stageName: 'live' },
      ],
    },
    'mappings must have each path once, got two of the whole name',
  ],
])('fails for %s', (_what, props, message) => {
  expect(() => domain(props)).toThrow(message);
});
