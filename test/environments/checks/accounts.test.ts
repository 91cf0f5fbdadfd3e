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
