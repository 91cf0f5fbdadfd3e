import { problemsAfter } from '../../support/spoilt-environment';

const shareWith = (unit: string) => (e: any) =>
  (e.sharedServices.certificateAuthorities.issuing.shareWith.organizationalUnitArns = [unit]);

test('takes a unit of the organization', () => {
  expect(
    problemsAfter(shareWith('arn:aws:organizations::999999999999:ou/o-certfleet01/ou-ab12-cd34ef56')),
  ).toEqual([]);
});

test.each([
  ['another organization', 'arn:aws:organizations::999999999999:ou/o-somebody00/ou-ab12-cd34ef56'],
  ['another management account', 'arn:aws:organizations::888888888888:ou/o-certfleet01/ou-ab12-cd34ef56'],
])('refuses a unit of %s', (_what, unit) => {
  expect(problemsAfter(shareWith(unit))).toEqual([
    'sharedServices.certificateAuthorities.issuing.shareWith.organizationalUnitArns[0]: must be of organization ' +
      `o-certfleet01 of account 999999999999, got "${unit}"; correct it, or organization.id and organization.managementAccountId`,
  ]);
});
