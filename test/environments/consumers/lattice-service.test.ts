import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const NETWORK = 'sn-0123456789abcdef0';
const lattice = {
  type: 'lattice-service',
  serviceName: 'shop',
  domainName: 'lattice.shop.example.com',
  certificate: 'web',
} as const;

/** What the check says of an account with this service. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) => {
    e.applications.shop.certificates.web.keyAlgorithm = 'RSA_2048';
    Object.assign(e.applications.shop.consumers, { lattice: { ...lattice, ...changes }, ...others });
  });

test('takes an RSA certificate, a target group and a network', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ targetGroupId: 'tg-0123456789abcdef0', serviceNetworkIdentifier: NETWORK })).toEqual([]);
  expect(
    problems({
      serviceNetworkIdentifier: `arn:aws:vpc-lattice:eu-west-1:111111111111:servicenetwork/${NETWORK}`,
    }),
  ).toEqual([]);
});

test('looks up what it is told of, in its Region', () => {
  const account = { accountId: '222222222222', regions: ['eu-west-1'] } as const;

  expect(consumerFacts(lattice, account)).toMatchObject({ region: 'eu-west-1', lookUps: [] });
  expect(
    consumerFacts(
      { ...lattice, targetGroupId: 'tg-0123456789abcdef0', serviceNetworkIdentifier: NETWORK },
      account,
    )?.lookUps,
  ).toEqual([
    { what: 'Lattice target group', name: 'tg-0123456789abcdef0' },
    { what: 'service network', name: NETWORK },
  ]);
});

test.each([
  ['serviceName', 'svc-shop', 'must be 3 to 40 lower-case letters, digits and single hyphens'],
  ['serviceName', 'my--shop', 'must be 3 to 40 lower-case letters, digits and single hyphens'],
  ['targetGroupId', 'shop', 'must be the id of a VPC Lattice target group'],
  ['serviceNetworkIdentifier', 'shop', 'must be the id or ARN of a VPC Lattice service network'],
])('refuses the %s %s', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`applications.shop.consumers.lattice.${property}: ${rule}`),
  ]);
});

test('refuses a certificate without an RSA key of 2048 bits, and a name that it does not cover', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.certificates.web.keyAlgorithm = 'EC_prime256v1';
      e.applications.shop.consumers.lattice = { ...lattice, domainName: 'a.b.shop.example.com' };
    }),
  ).toEqual([
    'applications.shop.consumers.lattice.certificate: must be a certificate with a key that VPC Lattice takes, ' +
      'not EC_prime256v1, got "web"; use one with RSA_2048',
    expect.stringContaining(
      'applications.shop.consumers.lattice.domainName: must be covered by a name on its certificate',
    ),
  ]);
});

test('refuses a name of a service that is there, and a domain name that is in the network', () => {
  expect(problems({}, { other: lattice })).toEqual([
    'applications.shop.consumers.other.serviceName: must not claim VPC Lattice service "shop" in eu-west-1 of account ' +
      '222222222222, which applications.shop.consumers.lattice.serviceName has already; rename one of them',
  ]);
  const inNetwork = { ...lattice, serviceNetworkIdentifier: NETWORK };
  expect(problems(inNetwork, { other: { ...inNetwork, serviceName: 'other' } })).toEqual([
    expect.stringContaining(
      `applications.shop.consumers.other.domainName: must not claim the name "lattice.shop.example.com" at VPC Lattice service network ${NETWORK}`,
    ),
  ]);
});
