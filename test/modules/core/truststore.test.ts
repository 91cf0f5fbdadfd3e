import { certificatesText, truststoreProblem, truststoreTextProblem } from '../../../modules/core';
import { ISSUING_CA, LOWER_CA, LOWEST_CA, P521_CA, ROOT_CA } from '../../support/api-client-cas';

const KEY = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n';

describe('a text', () => {
  test.each([
    ['one certificate', ROOT_CA],
    ['several, with lines of Windows', `${ISSUING_CA}\n${ROOT_CA}`.replaceAll('\n', '\r\n')],
    ['a comment of the tool that wrote it', `Bag Attributes\n${ROOT_CA}`],
  ])('may be %s', (_what, text) => {
    expect(truststoreTextProblem(text)).toBeUndefined();
  });

  test('is refused with a key, of which nothing is shown', () => {
    const problem = truststoreTextProblem(ROOT_CA + KEY);

    expect(problem).toMatchObject({ rule: 'must hold no private key', got: { text: 'one (not shown)' } });
    expect(JSON.stringify(problem)).not.toContain('MIGH');
  });

  test.each([
    ['', 'something else (not shown)'],
    ['shop', 'something else (not shown)'],
    [ROOT_CA.replace('-----END CERTIFICATE-----', ''), 'something else (not shown)'],
    [ROOT_CA + ROOT_CA.replace('MII', 'AAA'), 'certificate 2 that cannot be read'],
    [ROOT_CA.replaceAll('CERTIFICATE', 'X509 CRL'), 'certificate 1 that cannot be read'],
  ])('is refused where it is no certificates: %j', (text, found) => {
    expect(truststoreTextProblem(text)).toMatchObject({
      rule: 'must be certificates of CAs in PEM',
      got: { text: found },
    });
  });

  test('is refused with a key that API Gateway does not take', () => {
    expect(truststoreTextProblem(P521_CA)).toMatchObject({
      rule: 'must hold keys of RSA with 2048 bits or more, P-256 or P-384',
      got: { text: 'secp521r1 of "CN=Example P-521 CA"' },
    });
  });
});

describe('texts together', () => {
  test('have each certificate with its issuers, wherever they stand', () => {
    expect(truststoreProblem([LOWER_CA, ROOT_CA, ISSUING_CA])).toBeUndefined();
  });

  test('are refused where there are none', () => {
    expect(truststoreProblem([])).toMatchObject({ rule: 'must hold certificates of CAs' });
  });

  test('are refused without an issuer', () => {
    expect(truststoreProblem([LOWER_CA, ISSUING_CA])).toMatchObject({
      rule: 'must have the issuer of each certificate, up to the root',
      got: { text: '"CN=Example Issuing CA" without its issuer' },
    });
  });

  test('are refused where a chain of the client and its CAs has more than four', () => {
    expect(truststoreProblem([LOWEST_CA, LOWER_CA, ISSUING_CA, ROOT_CA])).toMatchObject({
      rule: "must have chains of at most 4 certificates, with the client's",
      got: { text: '5 with "CN=Example Lowest CA"' },
    });
  });

  test('become one, each certificate once and without anything around it', () => {
    expect(certificatesText([`Bag\n${ISSUING_CA}\n\n${ROOT_CA}`, ROOT_CA.replaceAll('\n', '\r\n')])).toBe(
      ISSUING_CA + ROOT_CA,
    );
  });
});
