import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const endpoint = {
  type: 'endpoint-service',
  loadBalancerName: 'shop',
  privateDnsName: 'api.shop.example.com',
  certificate: 'web',
} as const;

/** What the check says of an account with this service. */
const problems = (changes: object) =>
  problemsAfter((e) => {
    e.applications.shop.consumers.endpoint = { ...endpoint, ...changes };
  });

test('takes accounts, a proof and a name that the certificate covers', () => {
  expect(problems({})).toEqual([]);
  expect(
    problems({ allowedAccounts: ['333333333333'], acceptanceRequired: false, proofPublished: true }),
  ).toEqual([]);
});

test('looks up a Network Load Balancer in its Region', () => {
  expect(consumerFacts(endpoint, { accountId: '222222222222', regions: ['eu-west-1'] })).toMatchObject({
    region: 'eu-west-1',
    lookUps: [{ what: 'load balancer', name: 'shop', type: 'network' }],
  });
});

test.each([
  ['allowedAccounts', ['arn:aws:iam::333333333333:root'], 'allowedAccounts[0]: must be 12 digits'],
  ['privateDnsName', 'shop', 'privateDnsName: must be fully qualified'],
  ['privateDnsName', 'a.b.shop.example.com', 'privateDnsName: must be covered by a name on its certificate'],
  ['proofPublished', 'yes', 'proofPublished: must be true or false'],
])('refuses the %s %j', (property, value, problem) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`applications.shop.consumers.endpoint.${problem}`),
  ]);
});
