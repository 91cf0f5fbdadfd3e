import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import {
  ApiGatewayDomain,
  type ApiGatewayDomainProps,
  type ApiGatewayEndpointType,
} from '../../../modules/consumers';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const inIreland = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const inVirginia = { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d' };

function api(stack: TerraformStack, props: Partial<ApiGatewayDomainProps> = {}): ApiGatewayDomain {
  return new ApiGatewayDomain(stack, 'Api', {
    domainName: 'api.example.com',
    certificate: inIreland,
    ...props,
  });
}

const synthApi = (props: Partial<ApiGatewayDomainProps> = {}) => synth((stack) => void api(stack, props));

const domain = (props: Partial<ApiGatewayDomainProps> = {}) =>
  onlyResource(synthApi(props), 'aws_api_gateway_domain_name');

test('is a regional name with TLS 1.2 by default', () => {
  expect(domain()).toMatchObject({
    domain_name: 'api.example.com',
    regional_certificate_arn: inIreland.certificateArn,
    endpoint_configuration: { types: ['REGIONAL'] },
    security_policy: 'TLS_1_2',
  });
});

test('maps no API and says nothing of edge, provider, Region or tags by default', () => {
  expect(resources(synthApi(), 'aws_api_gateway_base_path_mapping')).toEqual([]);
  for (const argument of ['certificate_arn', 'provider', 'region', 'tags']) {
    expect(domain()).not.toHaveProperty(argument);
  }
});

test('takes a certificate of us-east-1 at the edge, wherever the API is', () => {
  const edge = domain({ endpointType: 'EDGE', certificate: inVirginia, at: { region: 'eu-west-1' } });

  expect(edge).toMatchObject({
    region: 'eu-west-1',
    certificate_arn: inVirginia.certificateArn,
    endpoint_configuration: { types: ['EDGE'] },
  });
  expect(edge).not.toHaveProperty('regional_certificate_arn');
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  api(stack, {
    securityPolicy: 'TLS_1_0',
    restApiId: 'a1b2c3',
    stageName: 'live',
    basePath: 'v1',
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_api_gateway_domain_name')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    security_policy: 'TLS_1_0',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_api_gateway_base_path_mapping')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    domain_name: expect.stringMatching(/^\$\{aws_api_gateway_domain_name\.Api_\w+\.domain_name\}$/) as string,
    api_id: 'a1b2c3',
    stage_name: 'live',
    base_path: 'v1',
  });
});

test('maps a whole API where neither stage nor path is given', () => {
  const mapping = onlyResource(synthApi({ restApiId: 'a1b2c3' }), 'aws_api_gateway_base_path_mapping');

  expect(mapping).not.toHaveProperty('stage_name');
  expect(mapping).not.toHaveProperty('base_path');
});

test('maps several APIs, that of the whole name at the address of the only one', () => {
  const only = Object.keys(synthApi({ restApiId: 'a1' }).resource!['aws_api_gateway_base_path_mapping']!);
  const made = synthApi({
    mappings: [{ restApiId: 'a1' }, { restApiId: 'a2', stageName: 'live', basePath: 'v1' }],
  }).resource!['aws_api_gateway_base_path_mapping']!;

  expect(Object.keys(made)).toHaveLength(2);
  expect(Object.keys(made)).toEqual(expect.arrayContaining(only));
  expect(Object.values(made)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ api_id: 'a1' }),
      expect.objectContaining({ api_id: 'a2', stage_name: 'live', base_path: 'v1' }),
    ]),
  );
});

test('the only API keeps its address whatever its path is', () => {
  const addresses = (basePath?: string) =>
    Object.keys(synthApi({ restApiId: 'a1', basePath }).resource!['aws_api_gateway_base_path_mapping']!);

  expect(addresses('v1')).toEqual(addresses());
});

test.each([
  [undefined, 'STRICT'],
  ['BASIC', 'BASIC'],
] as const)('has an enhanced security policy with an access mode: %s', (endpointAccessMode, written) => {
  expect(domain({ securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode })).toMatchObject({
    security_policy: 'SecurityPolicy_TLS13_1_3_2025_09',
    endpoint_access_mode: written,
  });
});

test('says nothing of an access mode, mutual TLS or ownership by default', () => {
  for (const argument of [
    'endpoint_access_mode',
    'mutual_tls_authentication',
    'ownership_verification_certificate_arn',
  ]) {
    expect(domain()).not.toHaveProperty(argument);
  }
});

const trustStore = { truststoreUri: 's3://clients/cas.pem', truststoreVersion: '1' };
const ownership = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/9f8e7d6c' };

test('asks clients for certificates of the trust store, and proves the name by another certificate', () => {
  expect(domain({ mutualTls: { trustStore, ownershipCertificate: ownership } })).toMatchObject({
    regional_certificate_arn: inIreland.certificateArn,
    ownership_verification_certificate_arn: ownership.certificateArn,
    mutual_tls_authentication: { truststore_uri: 's3://clients/cas.pem', truststore_version: '1' },
  });
});

test.each([
  ['REGIONAL', inIreland, 'regional_domain_name', 'regional_zone_id'],
  ['EDGE', inVirginia, 'cloudfront_domain_name', 'cloudfront_zone_id'],
] as const)('says what an alias record of a %s name points to', (endpointType, certificate, name, zone) => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = api(stack, { endpointType, certificate });
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    name: { value: expect.stringContaining(`.${name}}`) as string },
    zone: { value: expect.stringContaining(`.${zone}}`) as string },
  });
});

test('the name is normalized, and may be a wildcard that is on the certificate', () => {
  expect(domain({ domainName: 'API.Example.com.' })).toMatchObject({ domain_name: 'api.example.com' });
  expect(
    domain({ domainName: '*.example.com', certificate: { ...inIreland, domainNames: ['*.example.com'] } }),
  ).toMatchObject({ domain_name: '*.example.com' });
});

test('tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(
    domain({
      domainName: token('api.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ domain_name: 'api.example.com', regional_certificate_arn: 'shop' });
});

describe('key algorithms', () => {
  const keyed = (endpointType: ApiGatewayEndpointType, keyAlgorithm: string) => () =>
    domain({
      endpointType,
      certificate: { ...(endpointType === 'EDGE' ? inVirginia : inIreland), keyAlgorithm },
    });

  test.each([
    ['REGIONAL', 'RSA_3072'],
    ['REGIONAL', 'RSA_4096'],
    ['EDGE', 'RSA_4096'],
    ['EDGE', 'EC_secp521r1'],
  ] as const)('fails for a %s name and %s', (endpointType, keyAlgorithm) => {
    expect(keyed(endpointType, keyAlgorithm)).toThrow(
      `an API Gateway ${endpointType} domain name takes a key of RSA_1024, RSA_2048, EC_prime256v1, EC_secp384r1`,
    );
  });

  test.each([
    ['REGIONAL', 'EC_prime256v1'],
    ['REGIONAL', 'EC_secp521r1'],
    ['EDGE', 'EC_secp384r1'],
    ['EDGE', 'RSA_2048'],
  ] as const)('accepts for a %s name and %s', (endpointType, keyAlgorithm) => {
    expect(keyed(endpointType, keyAlgorithm)).not.toThrow();
  });
});

test.each([
  [{ endpointType: 'EDGE' }, 'EDGE domain name takes a certificate of us-east-1 here, got one of eu-west-1'],
  [
    { certificate: inVirginia, at: { region: 'eu-west-1' } },
    'REGIONAL domain name takes a certificate of eu-west-1 here, got one of us-east-1',
  ],
  [
    { at: { accountId: '222222222222' } },
    'takes a certificate of its own account only, got one of account 111111111111 in account 222222222222',
  ],
  [
    { certificate: { ...inIreland, domainNames: ['example.com'] } },
    'must be on a certificate, got "api.example.com" and certificates for example.com',
  ],
  [
    { domainName: 'api' },
    '[test/Api] domainName must be fully qualified, with at least two labels, got "api"',
  ],
  [
    { stageName: 'live' },
    '[test/Api] stageName and basePath need a restApiId, got stageName alone; name the API',
  ],
  [{ basePath: 'v1' }, 'got basePath alone'],
  [
    { restApiId: 'a1', mappings: [{ restApiId: 'a2', basePath: 'v1' }] },
    '[test/Api] mappings must be left out with restApiId, got both; put the API of restApiId among the mappings',
  ],
  [
    { mappings: [{ restApiId: 'a1', basePath: 'v1/orders' }] },
    '[test/Api] basePath must be of letters, digits and $ - _ . + ! * \' ( ), in one level, got "v1/orders"',
  ],
  [
    { mappings: [{ restApiId: 'a1' }, { restApiId: 'a2' }] },
    'must have each path once, got two of the whole name',
  ],
  [
    { endpointAccessMode: 'STRICT' },
    '[test/Api] endpointAccessMode is for security policies that begin with SecurityPolicy_, got "TLS_1_2"; leave it out',
  ],
  [
    { endpointType: 'EDGE', certificate: inVirginia, mutualTls: { trustStore } },
    '[test/Api] mutualTls is for REGIONAL domain names, got "EDGE"; make the domain name REGIONAL, or leave mutualTls out',
  ],
  [
    { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', mutualTls: { trustStore } },
    '[test/Api] mutualTls needs the security policy TLS_1_2, got "SecurityPolicy_TLS13_1_3_2025_09"; leave securityPolicy out',
  ],
  [
    { at: { region: 'eu-west-1' }, mutualTls: { trustStore, ownershipCertificate: inVirginia } },
    'the ownership certificate of a domain name takes a certificate of eu-west-1 here, got one of us-east-1',
  ],
  [
    { mutualTls: { trustStore, ownershipCertificate: { ...ownership, domainNames: ['example.com'] } } },
    'must be on a certificate, got "api.example.com" and certificates for example.com',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => domain(props)).toThrow(message);
});
