import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const orders = {
  type: 'cloud-map-service',
  serviceName: 'orders',
  namespaceName: 'shop.example.com',
  loadBalancerName: 'shop',
  certificate: 'web',
} as const;

/** What the check says of an account with this service. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) => {
    Object.assign(e.applications.shop.consumers, { 'cloud-map': { ...orders, ...changes }, ...others });
  });

test('looks up the namespace and the load balancer', () => {
  const account = { accountId: '222222222222', regions: ['eu-west-1'] } as const;
  const lookUps = (changes: object) => consumerFacts({ ...orders, ...changes }, account)?.lookUps;

  expect(lookUps({})).toEqual([
    { what: 'private namespace', name: 'shop.example.com' },
    { what: 'load balancer', name: 'shop', type: 'application' },
  ]);
  expect(lookUps({ namespaceType: 'public', loadBalancerType: 'network' })).toEqual([
    { what: 'public namespace', name: 'shop.example.com' },
    { what: 'load balancer', name: 'shop', type: 'network' },
  ]);
});

test('takes a host name that the certificate covers, and no other', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ serviceName: 'a.orders' })).toEqual([
    'applications.shop.consumers.cloud-map.serviceName: must be covered by a name on its certificate, got ' +
      '"a.orders.shop.example.com"; add it to the certificate, which has shop.example.com, *.shop.example.com, shop.example.org',
  ]);
});

test.each([
  ['serviceName', 'Orders', 'must be labels of lower-case letters, digits and hyphens'],
  ['namespaceName', '*.example.com', 'must be a name without wildcard'],
  ['namespaceType', 'http', 'must be one of private, public'],
])('refuses the %s %s', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`applications.shop.consumers.cloud-map.${property}: ${rule}`),
  ]);
});

test('refuses a service that is in the namespace', () => {
  expect(problems({}, { other: orders })).toEqual([
    expect.stringContaining(
      'other.serviceName: must not claim the name "orders.shop.example.com" at the private namespaces of Cloud Map in ' +
        'eu-west-1 of account 222222222222',
    ),
  ]);
  expect(problems({}, { other: { ...orders, namespaceType: 'public' } })).toEqual([]);
});
