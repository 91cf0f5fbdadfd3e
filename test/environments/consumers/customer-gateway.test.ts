import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers';
const office = { type: 'customer-gateway', certificate: 'orders' } as const;

/** What the check says of an account with this gateway; `orders` is a certificate of a private CA. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) =>
    Object.assign(e.applications.shop.consumers, { office: { ...office, ...changes }, ...others }),
  );

test.each([{}, { bgpAsn: 64512, ipAddress: '203.0.113.10', deviceName: 'office 1', interruptible: true }])(
  'takes %j',
  (changes) => {
    expect(problems(changes)).toEqual([]);
  },
);

test('is found by no record, and looks nothing up', () => {
  expect(consumerFacts(office, { accountId: '222222222222', regions: ['eu-west-1'] })).toMatchObject({
    isReachedOtherwise: true,
    hostNames: [],
    lookUps: [],
  });
});

test.each([
  ['bgpAsn', 0, 'must be a whole number of an autonomous system number from 1 to 2147483647'],
  ['bgpAsn', 2147483648, 'must be a whole number of an autonomous system number from 1 to 2147483647'],
  ['ipAddress', '203.0.113', 'must be an IPv4 address'],
  ['ipAddress', '203.0.113.256', 'must be an IPv4 address'],
  ['ipAddress', '2001:db8::1', 'must be an IPv4 address'],
  ['deviceName', ' ', 'must be 1 to 255 letters, digits, spaces'],
  ['deviceName', '${shop}', 'must be 1 to 255 letters, digits, spaces'],
])('refuses the %s %j', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`${HERE}.office.${property}: ${rule}`),
  ]);
});

test('refuses a certificate that no private CA issued', () => {
  expect(problems({ certificate: 'web' })).toEqual([
    `${HERE}.office.certificate: must be a certificate of a private CA, as a customer gateway takes no other, ` +
      'got "web"; use another certificate',
  ]);
});

test('refuses what AWS would take for a gateway that is there', () => {
  const address = { ipAddress: '203.0.113.10' };
  expect(problems(address, { other: { ...office, ...address } })).toEqual([
    `${HERE}.other.ipAddress: must not claim the customer gateway with number 65000 at address 203.0.113.10 in eu-west-1 ` +
      `of account 222222222222, which ${HERE}.office.ipAddress has already; give one of them another deviceName`,
  ]);
  expect(problems({}, { other: office })).toEqual([
    expect.stringContaining(
      `${HERE}.other.certificate: must not claim the customer gateway with number 65000 at certificate "orders"`,
    ),
  ]);
  expect(problems(address, { other: { ...office, ...address, deviceName: 'other' } })).toEqual([]);
  expect(problems(address, { other: { ...office, ...address, bgpAsn: 64512 } })).toEqual([]);
});
