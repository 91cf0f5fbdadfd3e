import { problemsAfter } from '../../support/spoilt-environment';

const imported = (secretId: string, changes: object = {}) => ({
  source: 'imported',
  domainName: 'old.example.com',
  secretId,
  ...changes,
});

/** Two certificates of the shop. */
const both = (one: object, other: object) =>
  problemsAfter((e) => {
    Object.assign(e.applications.shop.certificates, { one, other });
  });

const rotation = { rotation: {} };
const arn = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:old-a1B2c3';

test('takes several certificates of a secret where Terraform imports all of them', () => {
  expect(both(imported('old'), imported('old'))).toEqual([]);
});

test('takes rotation beside a certificate of another secret', () => {
  expect(both(imported('old', rotation), imported('older', rotation))).toEqual([]);
});

test.each([
  [imported('old', rotation), imported('old')],
  [imported('old'), imported('old', rotation)],
  [imported('old', rotation), imported(arn, rotation)],
])('refuses a second certificate of a secret whose certificate is rotated: %j, %j', (one, other) => {
  expect(both(one, other)).toEqual([
    'applications.shop.certificates.other.secretId: must be of this certificate alone where a function rotates it, and is ' +
      `that of applications.shop.certificates.one too, got ${JSON.stringify(other.secretId)}; declare one certificate ` +
      'with the Regions of both, or give each a secret of its own',
  ]);
});
