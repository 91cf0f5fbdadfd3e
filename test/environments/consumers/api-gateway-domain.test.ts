import type { ApiGatewayDomain } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { ROOT_CA } from '../../support/api-client-cas';
import { problemsAfter } from '../../support/spoilt-environment';

const api: ApiGatewayDomain = {
  type: 'api-gateway-domain',
  domainName: 'rest.shop.example.com',
  certificate: 'web',
};

const problemsOf = (changes: object) =>
  problemsAfter((e) => (e.applications.shop.consumers.rest = { ...api, ...changes })).map((each) =>
    each.replace('applications.shop.consumers.rest.', ''),
  );

test('looks up the APIs of all its mappings', () => {
  const mappings = [{ restApiName: 'orders' }, { restApiName: 'baskets', basePath: 'baskets' }];

  expect(
    consumerFacts({ ...api, mappings }, { accountId: '222222222222', regions: ['eu-west-1'] })?.lookUps,
  ).toEqual([
    { what: 'REST API', name: 'orders' },
    { what: 'REST API', name: 'baskets' },
  ]);
});

test.each<[string, object]>([
  ['without anything', {}],
  ['several mappings', { mappings: [{ restApiName: 'a' }, { restApiName: 'b', basePath: 'b' }] }],
  ['mutual TLS', { mutualTls: { caCertificates: [ROOT_CA] } }],
  ['TLS 1.0', { securityPolicy: 'TLS_1_0' }],
])('takes %s', (_what, changes) => expect(problemsOf(changes)).toEqual([]));

test.each<[string, object, string]>([
  [
    'one API and mappings',
    { restApiName: 'orders', mappings: [{ restApiName: 'baskets', basePath: 'baskets' }] },
    'mappings: must be left out with restApiName; put that API among the mappings, where one without basePath keeps its address',
  ],
  [
    'a path that is there twice',
    {
      mappings: [
        { restApiName: 'a', basePath: 'v1' },
        { restApiName: 'b', basePath: 'v1' },
      ],
    },
    'mappings[1].basePath: must have another basePath than the mappings before it, got "v1"; change it, or take the mapping out',
  ],
  [
    'a policy that is none',
    { securityPolicy: 'TLS_1_3' },
    'securityPolicy: must be TLS_1_2, TLS_1_0 or a policy that begins with SecurityPolicy_, got "TLS_1_3"; ' +
      'use its name in the API Gateway Developer Guide, security policies',
  ],
  [
    'an access mode with a policy that has none',
    { endpointAccessMode: 'STRICT' },
    'endpointAccessMode: must come with a security policy that begins with SecurityPolicy_, got "STRICT"; leave it out, or choose such a policy',
  ],
  [
    'mutual TLS with TLS 1.0',
    { securityPolicy: 'TLS_1_0', mutualTls: { caCertificates: [ROOT_CA] } },
    'mutualTls: must come with the security policy TLS_1_2, got "TLS_1_0"; leave securityPolicy out',
  ],
])('refuses %s', (_what, changes, problem) => {
  expect(problemsOf(changes)).toEqual([problem]);
});

describe('a security policy that begins with SecurityPolicy_', () => {
  const withPolicy = (securityPolicy: string, version: string, endpointType = 'REGIONAL') =>
    problemsAfter((e) => {
      e.provider = { major: 6, version };
      Object.assign(e.applications.shop.certificates.web, { regions: ['eu-west-1', 'us-east-1'] });
      e.applications.shop.consumers.rest = { ...api, securityPolicy, endpointType };
    }).filter((each) => each.startsWith('applications.shop.consumers.rest'));

  test.each(['>= 6.28.0, < 7.0.0', '~> 6.28', '6.40.0'])('is taken with AWS provider %s', (version) => {
    expect(withPolicy('SecurityPolicy_TLS13_1_3_2025_09', version)).toEqual([]);
  });

  test('is refused where an older provider may come', () => {
    expect(withPolicy('SecurityPolicy_TLS13_1_3_2025_09', '>= 6.25.0, < 7.0.0')).toEqual([
      'applications.shop.consumers.rest.securityPolicy: must come with AWS provider 6.28.0 or newer, got ' +
        '"SecurityPolicy_TLS13_1_3_2025_09"; choose another, or set provider.major to 6 and provider.version to ' +
        '">= 6.28.0, < 7.0.0"',
    ]);
  });

  test.each([
    ['REGIONAL', 'SecurityPolicy_TLS13_2025_EDGE', 'does not end'],
    ['EDGE', 'SecurityPolicy_TLS13_1_3_2025_09', 'ends'],
  ])('is refused where it is not one for %s', (endpointType, securityPolicy, how) => {
    expect(withPolicy(securityPolicy, '6.40.0', endpointType)).toEqual([
      `applications.shop.consumers.rest.securityPolicy: must be one for ${endpointType} domain names, ` +
        `got "${securityPolicy}"; choose one that ${how} with _EDGE`,
    ]);
  });
});

test('refuses mutual TLS at the edge', () => {
  expect(
    problemsAfter((e) => {
      Object.assign(e.applications.shop.certificates.web, { regions: ['eu-west-1', 'us-east-1'] });
      e.applications.shop.consumers.rest = {
        ...api,
        endpointType: 'EDGE',
        mutualTls: { caCertificates: [ROOT_CA] },
      };
    }),
  ).toEqual([
    'applications.shop.consumers.rest.mutualTls: must be left out of EDGE domain names; make the domain name REGIONAL, or leave it out',
  ]);
});
