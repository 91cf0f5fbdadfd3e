import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const login = {
  type: 'cognito-domain',
  userPoolId: 'eu-west-1_AbCdEfGhI',
  domainName: 'auth.shop.example.com',
  certificate: 'web',
} as const;

/** What the check says of an account with this domain. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) =>
    Object.assign(e.applications.shop.consumers, { login: { ...login, ...changes }, ...others }),
  );

test('takes a user pool by its id, which says the Region', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ managedLoginVersion: 2, interruptible: true })).toEqual([]);
  expect(
    consumerFacts({ ...login, userPoolId: 'us-east-1_AbCdEfGhI' }, { regions: ['eu-west-1'] }),
  ).toMatchObject({ region: 'us-east-1', lookUps: [{ what: 'user pool', name: 'us-east-1_AbCdEfGhI' }] });
});

test.each([
  ['userPoolId', 'AbCdEfGhI', 'must be the id of a Cognito user pool'],
  ['userPoolId', 'eu-wset-1_AbCdEfGhI', 'must be the id of a Cognito user pool'],
  ['userPoolId', 'eu-west-3_AbCdEfGhI', 'must be a Region of the account, got "eu-west-3"'],
  ['managedLoginVersion', 3, 'must be 1 or 2, got 3'],
])('refuses the %s %s', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`applications.shop.consumers.login.${property}: ${rule}`),
  ]);
});

test.each([
  ['*.shop.example.com', 'must be a name without wildcard'],
  ['example.com', 'must lie below a domain with an A record, which a top-level domain has not'],
  [`${'a'.repeat(47)}.shop.example.com`, 'must have at most 63 characters for Cognito, got 64 in'],
])('refuses the domain name %s', (domainName, rule) => {
  expect(problems({ domainName })).toContainEqual(
    expect.stringContaining(`applications.shop.consumers.login.domainName: ${rule}`),
  );
});

test('refuses GovCloud, where no certificate of us-east-1 is', () => {
  expect(
    problemsAfter((e) => {
      e.sharedServices.region = 'us-gov-west-1';
      e.applications.shop.consumers = { login };
    }),
  ).toContainEqual(
    expect.stringContaining('take it out or choose another, as a Cognito domain takes its certificate from'),
  );
});

test('refuses a second domain of a user pool, and a name that CloudFront serves', () => {
  expect(problems({}, { other: { ...login, domainName: 'other.shop.example.com' } })).toEqual([
    expect.stringContaining(
      'other.userPoolId: must not claim the custom domain of Cognito user pool "eu-west-1_AbCdEfGhI", which',
    ),
  ]);
  expect(problems({}, { other: { ...login, userPoolId: 'eu-west-1_ZyXwVuTsR' } })).toEqual([
    expect.stringContaining(
      'other.domainName: must not claim the name "auth.shop.example.com" at CloudFront',
    ),
  ]);
});
