import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.certificates.mail';

/** What is said of one certificate more, for which the account has every name of the zones. */
const withCertificate = (certificate: object, change: (e: any) => void = () => {}) =>
  problemsAfter((e) => {
    e.applications.shop.domains = ['example.com', 'example.org'];
    e.applications.shop.certificates.mail = {
      source: 'public',
      domainName: 'mail.example.com',
      ...certificate,
    };
    change(e);
  });

describe('zones', () => {
  test('refuses a name in none of them, where it stands, and lists them', () => {
    expect(
      withCertificate({
        subjectAlternativeNames: ['mail.example.org', '*.example.dev', 'example.com.evil.dev'],
      }),
    ).toEqual([
      `${HERE}.subjectAlternativeNames[1]: must lie in a declared zone, got "*.example.dev"; add its zone; ` +
        'declared: example.com, example.org',
      `${HERE}.subjectAlternativeNames[2]: must lie in a declared zone, got "example.com.evil.dev"; add its zone; ` +
        'declared: example.com, example.org',
    ]);
  });

  test('takes a wildcard of the zone itself', () => {
    expect(withCertificate({ domainName: '*.example.com' })).toEqual([]);
  });

  test('takes the zone that is said for a name, written in any case', () => {
    expect(withCertificate({ zones: { 'MAIL.example.com': 'Example.COM.' } })).toEqual([]);
  });

  test.each([
    [
      'a name that is not on the certificate',
      { 'mial.example.com': 'example.com' },
      'zones["mial.example.com"]: must map a name of this certificate, got "mial.example.com"; did you mean "mail.example.com"?',
    ],
    [
      'a zone that is not declared',
      { 'mail.example.com': 'example.co' },
      'zones["mail.example.com"]: must be a declared zone, got "example.co"; did you mean "example.com"?',
    ],
    [
      'a zone in which the name does not lie',
      { 'mail.example.com': 'example.org' },
      'zones["mail.example.com"]: must be a zone that holds the name, got "example.org"; leave it out',
    ],
  ])('refuses %s', (_what, zones, message) => {
    expect(withCertificate({ zones })).toContainEqual(`${HERE}.${message}`);
  });
});

describe('an exportable key', () => {
  test('is refused with AWS provider 5, which does not know the argument', () => {
    expect(withCertificate({ exportable: true })).toEqual([
      `${HERE}.exportable: must be off with AWS provider 5, which does not know the argument, got true; use provider 6`,
    ]);
  });

  test.each([
    [
      'with AWS provider 6',
      { exportable: true },
      (e: any) => (e.provider = { major: 6, version: '~> 6.25' }),
    ],
    ['where it is said to be off', { exportable: false }, () => {}],
  ])('is taken %s', (_when, certificate, change) => {
    expect(withCertificate(certificate, change)).toEqual([]);
  });
});

describe('validation by email', () => {
  test('takes names of no zone, and of no domain of the account', () => {
    expect(
      withCertificate({ validation: 'email', subjectAlternativeNames: ['example.dev'] }, (e) => {
        e.applications.shop.domains = ['shop.example.com', 'shop.example.org', 'api.example.com'];
      }),
    ).toEqual([]);
  });

  test.each([
    [
      { exportable: true },
      'exportable: must be off with validation by email, got true; use validation by DNS',
    ],
    [
      { zones: { 'mail.example.com': 'example.com' } },
      'zones: must be left out with validation by email; leave it out',
    ],
  ])('is refused with %j', (certificate, message) => {
    expect(withCertificate({ validation: 'email', ...certificate })).toContainEqual(`${HERE}.${message}`);
  });
});
