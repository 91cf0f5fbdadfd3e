import type { PrivateApiDomain } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const ID = 'vpce-0a1b2c3d4e5f67890';
const api: PrivateApiDomain = {
  type: 'private-api-domain',
  domainName: 'api.shop.example.com',
  certificate: 'web',
  vpcEndpointIds: [ID],
  mappings: [
    { restApiName: 'orders', stageName: 'live' },
    { restApiName: 'payroll', basePath: 'payroll' },
  ],
};

const problemsOf = (changes: object) =>
  problemsAfter((e) => (e.applications.shop.consumers.inside = { ...api, ...changes })).map((each) =>
    each.replace('applications.shop.consumers.inside.', ''),
  );

test('looks up private REST APIs', () => {
  expect(consumerFacts(api, { accountId: '222222222222', regions: ['eu-west-1'] })?.lookUps).toEqual([
    { what: 'private REST API', name: 'orders' },
    { what: 'private REST API', name: 'payroll' },
  ]);
});

test('is right', () => expect(problemsOf({})).toEqual([]));

test('may have the name of another, public or behind another VPC endpoint', () => {
  expect(
    problemsAfter((e) => {
      const { consumers } = e.applications.shop;
      Object.assign(consumers.api, { domainName: api.domainName, certificate: 'web' });
      consumers.inside = api;
      consumers.other = { ...api, vpcEndpointIds: ['vpce-1'] };
    }),
  ).toEqual([]);
});

test('refuses two of one name behind one VPC endpoint', () => {
  expect(
    problemsAfter((e) => {
      const { consumers } = e.applications.shop;
      consumers.inside = api;
      consumers.other = { ...api, vpcEndpointIds: ['vpce-1', ID] };
    }),
  ).toEqual([
    `applications.shop.consumers.other.vpcEndpointIds[1]: must not claim the name "api.shop.example.com" behind VPC endpoint "${ID}", ` +
      'which applications.shop.consumers.inside.vpcEndpointIds[0] has already; leave it out of one of them',
  ]);
});

test('refuses a VPC endpoint that another account has too', () => {
  expect(problemsOf({ sharedWith: { '333333333333': ['vpce-1', ID] } })).toEqual([
    `sharedWith["333333333333"][1]: must not claim the name "api.shop.example.com" behind VPC endpoint "${ID}", ` +
      'which applications.shop.consumers.inside.vpcEndpointIds[0] has already; leave it out of one of them',
  ]);
});

test.each<[string, object, string[]]>([
  [
    'an account that is none',
    { sharedWith: { partner: ['vpce-1'] } },
    [
      'sharedWith.partner: the name must be 12 digits, got "partner"; write it as text, for example "111122223333"',
    ],
  ],
  [
    'an account without VPC endpoints',
    { sharedWith: { '333333333333': [] } },
    ['sharedWith["333333333333"][0]: must be the id of a VPC endpoint; write it as "vpce-0a1b2c3d4e5f67890"'],
  ],
  [
    'a wildcard',
    { domainName: '*.shop.example.com' },
    [
      'domainName: must not be a wildcard, which API Gateway takes for no private domain name, got "*.shop.example.com"; ' +
        'make an entry for each name; they may have one wildcard certificate',
    ],
  ],
  [
    'no VPC endpoint',
    { vpcEndpointIds: [] },
    ['vpcEndpointIds[0]: must be the id of a VPC endpoint; write it as "vpce-0a1b2c3d4e5f67890"'],
  ],
  [
    'what is no VPC endpoint',
    { vpcEndpointIds: ['vpc-1'] },
    [
      'vpcEndpointIds[0]: must be the id of a VPC endpoint, got "vpc-1"; write it as "vpce-0a1b2c3d4e5f67890"',
    ],
  ],
  [
    'a path of two levels',
    { mappings: [{ restApiName: 'orders', basePath: 'v1/orders' }] },
    [
      'mappings[0].basePath: must be a path of one level, of letters, digits and $ - _ . + ! * \' ( ), got "v1/orders"; ' +
        'write it as "orders", or leave it out for the whole name',
    ],
  ],
  [
    'two mappings of the whole name',
    { mappings: [{ restApiName: 'a' }, { restApiName: 'b' }] },
    [
      'mappings[1]: must have a basePath, as a mapping before it has the whole name; give it a basePath, or take it out',
    ],
  ],
])('refuses %s', (_what, changes, found) => {
  expect(problemsOf(changes)).toEqual(found);
});
