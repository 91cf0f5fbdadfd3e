import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { PrivateApiDomain, type PrivateApiDomainProps } from '../../../modules/consumers';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const inIreland = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const ID = 'vpce-0a1b2c3d4e5f67890';

function api(stack: TerraformStack, props: Partial<PrivateApiDomainProps> = {}): PrivateApiDomain {
  return new PrivateApiDomain(stack, 'Api', {
    domainName: 'api.example.com',
    certificate: inIreland,
    vpcEndpointIds: { clients: ID },
    ...props,
  });
}

const synthApi = (props: Partial<PrivateApiDomainProps> = {}) => synth((stack) => void api(stack, props));

const domain = (props: Partial<PrivateApiDomainProps> = {}) =>
  onlyResource(synthApi(props), 'aws_api_gateway_domain_name');

const policy = (props: Partial<PrivateApiDomainProps> = {}) =>
  JSON.parse(domain(props)['policy'] as string) as unknown;

test('is a private name with TLS 1.2', () => {
  expect(domain()).toMatchObject({
    domain_name: 'api.example.com',
    certificate_arn: inIreland.certificateArn,
    endpoint_configuration: { types: ['PRIVATE'] },
    security_policy: 'TLS_1_2',
  });
});

test('lets in what comes through its VPC endpoints, and nothing else', () => {
  expect(policy({ vpcEndpointIds: { clients: ID, batch: 'vpce-1' } })).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:SourceVpce': [ID, 'vpce-1'] } },
      },
    ],
  });
});

describe('other accounts', () => {
  const shared = { sharedWith: { '333333333333': ['vpce-2', 'vpce-3'], '444444444444': ['vpce-4'] } };

  test('come in through the VPC endpoints that are said, which they associate themselves', () => {
    expect(JSON.stringify(policy(shared))).toContain(`"aws:SourceVpce":["${ID}","vpce-2","vpce-3","vpce-4"]`);
    expect(
      onlyResource(synthApi(shared), 'aws_api_gateway_domain_name_access_association')[
        'access_association_source'
      ],
    ).toBe(ID);
  });

  test('are given the name by a share of its own, with the permission that RAM has for it', () => {
    const synthesized = synthApi(shared);
    const share = onlyResource(synthesized, 'aws_ram_resource_share');

    expect(share).toMatchObject({ name: 'api.example.com', allow_external_principals: false });
    expect(share).not.toHaveProperty('permission_arns');
    expect(resources(synthesized, 'aws_ram_principal_association').map(({ principal }) => principal)).toEqual(
      ['333333333333', '444444444444'],
    );
    expect(onlyResource(synthesized, 'aws_ram_resource_association')['resource_arn']).toMatch(
      /^\$\{aws_api_gateway_domain_name\..*\.arn\}$/,
    );
  });

  test('are of the organization, unless it is said that they need not be', () => {
    const open = synthApi({ ...shared, allowExternalPrincipals: true });

    expect(onlyResource(open, 'aws_ram_resource_share')['allow_external_principals']).toBe(true);
    expect(resources(synthApi(), 'aws_ram_resource_share')).toEqual([]);
  });
});

test('maps no API and says nothing of provider, Region or tags by default', () => {
  expect(resources(synthApi(), 'aws_api_gateway_base_path_mapping')).toEqual([]);
  for (const argument of ['regional_certificate_arn', 'provider', 'region', 'tags']) {
    expect(domain()).not.toHaveProperty(argument);
  }
});

test('maps APIs by the id of the name, and opens it to each VPC endpoint, where it was asked to', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  api(stack, {
    vpcEndpointIds: { clients: ID, batch: 'vpce-1' },
    mappings: [{ restApiId: 'a1' }, { restApiId: 'a2', stageName: 'live', basePath: 'v1' }],
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);
  const of = (attribute: string) =>
    expect.stringMatching(
      new RegExp(`^\\$\\{aws_api_gateway_domain_name\\.Api_\\w+\\.${attribute}\\}$`),
    ) as string;
  const place = { provider: 'aws.shop', region: 'eu-west-1' };

  expect(onlyResource(made, 'aws_api_gateway_domain_name')).toMatchObject({
    ...place,
    tags: { team: 'shop' },
  });
  const common = { ...place, domain_name: of('domain_name'), domain_name_id: of('domain_name_id') };
  const mappings = resources(made, 'aws_api_gateway_base_path_mapping');
  expect(mappings).toHaveLength(2);
  expect(mappings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...common, api_id: 'a1' }),
      expect.objectContaining({ ...common, api_id: 'a2', stage_name: 'live', base_path: 'v1' }),
    ]),
  );
  const associations = resources(made, 'aws_api_gateway_domain_name_access_association');
  expect(associations.map((each) => each['access_association_source']).sort()).toEqual([ID, 'vpce-1']);
  for (const association of associations) {
    expect(association).toMatchObject({
      ...place,
      domain_name_arn: of('arn'),
      access_association_source_type: 'VPCE',
      tags: { team: 'shop' },
    });
  }
});

test('a wildcard may be on the certificate', () => {
  expect(domain({ certificate: { ...inIreland, domainNames: ['*.example.com'] } })).toMatchObject({
    domain_name: 'api.example.com',
  });
});

const token = (text: string) => Lazy.stringValue({ produce: () => text });

test('tokens pass', () => {
  expect(
    domain({
      domainName: token('api.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      vpcEndpointIds: { clients: token(ID) },
      mappings: [{ restApiId: token('a1'), stageName: token('live') }],
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ domain_name: 'api.example.com', policy: expect.stringContaining(`["${ID}"]`) as string });
});

test.each<[string, Partial<PrivateApiDomainProps>, string]>([
  [
    'a wildcard',
    { domainName: '*.example.com' },
    '[test/Api] domainName must not be a wildcard, which API Gateway takes for no private domain name, got "*.example.com"; ' +
      'make a domain for each name; they may have one wildcard certificate',
  ],
  [
    'no VPC endpoint',
    { vpcEndpointIds: {} },
    '[test/Api] vpcEndpointIds must have at least one VPC endpoint, as nothing else reaches the domain, got none; ' +
      'name the endpoint of execute-api that clients use',
  ],
  [
    'a certificate of another Region',
    { at: { region: 'eu-west-2' } },
    'an API Gateway private domain name takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [
    'a name that is not on the certificate',
    { certificate: { ...inIreland, domainNames: ['example.com'] } },
    'must be on a certificate, got "api.example.com" and certificates for example.com',
  ],
  [
    'a key that public names take',
    { certificate: { ...inIreland, keyAlgorithm: 'EC_secp521r1' } },
    'takes a key of RSA_2048, EC_prime256v1, EC_secp384r1, got EC_secp521r1',
  ],
  ['a name of one label', { domainName: 'api' }, 'domainName must be fully qualified'],
  [
    'a path of two levels',
    { mappings: [{ restApiId: 'a1', basePath: 'v1/orders' }] },
    '[test/Api] basePath must be of letters, digits and $ - _ . + ! * \' ( ), in one level, got "v1/orders"',
  ],
  [
    'a path that is there twice',
    {
      mappings: [
        { restApiId: 'a1', basePath: 'v1' },
        { restApiId: 'a2', basePath: 'v1' },
      ],
    },
    'mappings must have each path once, got "v1"; give one of them another basePath',
  ],
])('fails for %s', (_what, props, message) => {
  expect(() => domain(props)).toThrow(message);
});
