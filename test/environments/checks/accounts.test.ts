import { problemsAfter } from '../../support/spoilt-environment';

const REASON = 'as anybody in an account outside the organization could assume its validation role';

test('refuses an account outside the organization without a deploy role and a word', () => {
  expect(
    problemsAfter((e) => {
      delete e.applications.partner.deployRoleArn;
      delete e.applications.partner.validationExternalId;
    }),
  ).toEqual([
    `applications.partner: must have deployRoleArn, ${REASON}; name the role that deploys this account`,
    `applications.partner: must have validationExternalId, ${REASON}; agree on a word with whoever runs the account`,
  ]);
});

test('refuses an account outside the organization whose word is ill-formed for that alone', () => {
  expect(problemsAfter((e) => (e.applications.partner.validationExternalId = '!'))).toEqual([
    expect.stringContaining('applications.partner.validationExternalId: must be 2 to 1224 characters'),
  ]);
});

test('takes an account of the organization without either', () => {
  expect(problemsAfter((e) => delete e.applications.shop.deployRoleArn)).toEqual([]);
});

test('refuses two accounts with one id, where the second says it', () => {
  expect(problemsAfter((e) => (e.applications.partner.accountId = '222222222222'))).toContainEqual(
    'applications.partner.accountId: must be an account of its own, while applications.shop has the same, ' +
      'got "222222222222"; correct one of them, or put what belongs to one account into one entry',
  );
});

test('refuses an application in the account of shared services', () => {
  expect(problemsAfter((e) => (e.applications.partner.accountId = '111111111111'))).toContainEqual(
    expect.stringContaining(
      'applications.partner.accountId: must be an account of its own, while sharedServices has',
    ),
  );
});

test.each<[string, (environment: any) => void, string]>([
  [
    'shared services',
    (e) => (e.sharedServices.deployRoleArn = 'arn:aws:iam::333333333333:role/x'),
    'sharedServices.deployRoleArn: must be a role of account 111111111111, got "arn:aws:iam::333333333333:role/x"',
  ],
  [
    'an application',
    (e) => (e.applications.shop.deployRoleArn = 'arn:aws:iam::333333333333:role/x'),
    'applications.shop.deployRoleArn: must be a role of account 222222222222, got "arn:aws:iam::333333333333:role/x"',
  ],
])("refuses another account's role for %s", (_what, spoil, message) => {
  expect(problemsAfter(spoil)).toEqual([`${message}; name the role of this account`]);
});

test('says nothing of a role where the account itself is ill-formed', () => {
  expect(problemsAfter((e) => (e.applications.shop.accountId = '2222'))).toEqual([
    expect.stringContaining('applications.shop.accountId: must be 12 digits'),
  ]);
});
