import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.certificates.old.certificateArn';
const arn = (region: string, account = '222222222222') => `arn:aws:acm:${region}:${account}:certificate/0a1b`;

const withExisting = (certificate: object, change: (e: any) => void = () => {}) =>
  problemsAfter((e) => {
    e.applications.shop.certificates.old = {
      source: 'existing',
      domainName: 'old.example.dev',
      ...certificate,
    };
    change(e);
  });

test('takes one of the account, in its Region, whatever zone its names lie in', () => {
  expect(withExisting({ certificateArn: arn('eu-west-1') })).toEqual([]);
  expect(withExisting({ certificateArn: arn('us-east-1'), regions: ['us-east-1'] })).toEqual([]);
});

test('takes one that is looked up by its name, in any Region of the account', () => {
  expect(withExisting({ regions: ['us-east-1', 'eu-west-1'] })).toEqual([]);
});

test('refuses one of another account for that alone, and names what works', () => {
  expect(withExisting({ certificateArn: arn('us-east-1', '333333333333') })).toEqual([
    `${HERE}: must be a certificate of account 222222222222, as AWS shares none between accounts, ` +
      `got "${arn('us-east-1', '333333333333')}"; declare it here as public (validated in the shared zone) or ` +
      'private (from a shared CA)',
  ]);
});

test.each([
  ["the account's first, where it says none", {}, 'eu-west-1'],
  ['the one it says', { regions: ['eu-west-1'] }, 'eu-west-1'],
  ['those it says', { regions: ['eu-west-1', 'us-east-1'] }, 'eu-west-1, us-east-1'],
])('refuses one in another Region than %s', (_which, regions, expected) => {
  expect(withExisting({ certificateArn: arn('us-east-1'), ...regions })).toEqual([
    `${HERE}: must be in ${expected}, got "${arn('us-east-1')}"; set regions to ["us-east-1"]`,
  ]);
});

test('says nothing of the account where its id is ill-formed', () => {
  expect(
    withExisting({ certificateArn: arn('eu-west-1') }, (e) => {
      e.applications.shop.accountId = 2222;
      delete e.applications.shop.deployRoleArn;
    }),
  ).toEqual([expect.stringContaining('applications.shop.accountId: must be 12 digits')]);
});
