import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'sharedServices.certificateAuthorities.root.shareWith';

const sharedWith = (shareWith: object) =>
  problemsAfter((e) => (e.sharedServices.certificateAuthorities.root.shareWith = shareWith));

test.each([
  [
    { permissions: ['isue'] },
    'permissions[0]: must be one of issue, issue-blank, revoke, issue-subordinate-ca, got "isue"; did you mean "issue"?',
  ],
  [{ permissions: [] }, 'permissions[0]: must be one of issue'],
  [{ accounts: [' '] }, 'accounts[0]: must be non-empty text, got " "; fill it in'],
  [{ organization: 'o-certfleet01' }, 'organization: must be true or false, got "o-certfleet01"'],
  [
    { organizationalUnitArns: ['ou-ab12-cd34ef56'] },
    'organizationalUnitArns[0]: must be the ARN of an organizational unit, got "ou-ab12-cd34ef56"; copy it from AWS',
  ],
  [
    { organizationalUnitArns: ['arn:aws:iam::999999999999:ou/o-certfleet01/ou-ab12-cd34ef56'] },
    'organizationalUnitArns[0]: must be the ARN of an organizational unit, got',
  ],
])('refuses %j', (shareWith, message) => {
  expect(sharedWith(shareWith)).toEqual([expect.stringContaining(`${HERE}.${message}`)]);
});
