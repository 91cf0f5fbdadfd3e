import {
  caBundleProblem,
  caCertificateProblem,
  certificatesText,
  lastCertificate,
  rootCertificateProblem,
  rootCertificatesProblem,
} from '../../../modules/core';
import { ISSUING_CA, P521_CA, ROOT_CA } from '../../support/api-client-cas';
import { CLIENT, CLIENT_CA, OTHER_CLIENT_CA, WEAK_CA } from '../../support/ca-certificates';

const KEY = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIA\n-----END EC PRIVATE KEY-----\n';

test.each([CLIENT_CA, `${CLIENT_CA}\n\n# second\n${OTHER_CLIENT_CA}`, CLIENT_CA.replaceAll('\n', '\r\n')])(
  'CAs are taken',
  (text) => expect(caCertificateProblem(text)).toBeUndefined(),
);

test.each([
  ['', 'must be certificates of CAs in PEM', 'something else (not shown)'],
  [CLIENT_CA.slice(0, -20), 'must be certificates of CAs in PEM', 'something else (not shown)'],
  [
    CLIENT_CA + OTHER_CLIENT_CA.slice(0, 90),
    'must be certificates of CAs in PEM',
    'something else (not shown)',
  ],
  [
    CLIENT_CA + OTHER_CLIENT_CA.replace('MII', 'AAA'),
    'must be certificates of CAs in PEM',
    'certificate 2 that cannot be read',
  ],
  [
    CLIENT_CA.replaceAll(' CERTIFICATE', ' CERTIFICATE REQUEST'),
    'must be certificates of CAs in PEM',
    'certificate 1 that cannot be read',
  ],
  [
    WEAK_CA,
    'must hold CAs with an RSA key of 2048 to 8192 bits or a key on the curve P-256, P-384 or P-521',
    'rsa 1024 of "CN=Weak CA"',
  ],
])('fails for what is no such certificate: %#', (text, rule, words) => {
  expect(caCertificateProblem(text)).toMatchObject({ rule, got: { text: words } });
});

test('fails for a certificate that issues nothing', () => {
  expect(caCertificateProblem(CLIENT)).toEqual({
    rule: 'must hold certificates of CAs only',
    got: 'CN=client',
    remedy: 'list the CA that issues the certificates of clients',
  });
});

test('fails for a private key, of which nothing is said', () => {
  const problem = caCertificateProblem(CLIENT_CA + KEY);
  expect(problem).toMatchObject({ rule: 'must hold no private key', got: { text: 'one (not shown)' } });
  expect(JSON.stringify(problem)).not.toContain('MHcCAQEEIA');
});

test('a bundle has each certificate once, without blank lines and comments', () => {
  expect(
    certificatesText([`# ours\r\n${CLIENT_CA}\n\n`, OTHER_CLIENT_CA.replaceAll('\n', '\r\n'), CLIENT_CA]),
  ).toBe(CLIENT_CA + OTHER_CLIENT_CA);
});

test('a bundle holds 1 to 25 certificates', () => {
  const many = Array.from({ length: 26 }, (_, index) => CLIENT_CA.replace('MII', `MI${index}`));
  expect(caBundleProblem([CLIENT_CA])).toBeUndefined();
  expect(caBundleProblem(many.slice(0, 25))).toBeUndefined();
  expect(caBundleProblem(many)).toMatchObject({ got: 26 });
  expect(caBundleProblem([])).toMatchObject({ got: 0 });
});

describe('roots that clients trust', () => {
  test('takes several in one text, whatever their keys', () => {
    expect(rootCertificateProblem(ROOT_CA + P521_CA)).toBeUndefined();
    expect(rootCertificatesProblem([ROOT_CA])).toBeUndefined();
  });

  test('refuses a CA that another one signed, and no root at all', () => {
    expect(rootCertificateProblem(ROOT_CA + ISSUING_CA)).toMatchObject({
      rule: 'must hold certificates of roots only',
      got: 'CN=Example Issuing CA',
    });
    expect(rootCertificatesProblem([])).toMatchObject({ rule: 'must hold the certificate of a root' });
  });

  test('finds the root at the end of a chain', () => {
    expect(lastCertificate(ISSUING_CA + ROOT_CA)).toBe(ROOT_CA.trimEnd());
    expect(lastCertificate('')).toBeUndefined();
  });
});
