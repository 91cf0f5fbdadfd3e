import { CLIENT_CA } from '../../support/ca-certificates';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers.web.mutualTls.revocation.certificateAuthorities';
const CRL = { type: 'crl', bucketName: 'certfleet-lists', hostName: 'lists.example.com' };

/** What the check says where a listener follows the lists of these CAs. */
function problemsOf(certificateAuthorities: readonly string[], spoil: (e: any) => void = () => undefined) {
  return problemsAfter((e) => {
    e.provider.version = '~> 5.82';
    e.applications.shop.consumers.web.mutualTls = {
      caCertificates: [CLIENT_CA],
      revocation: { certificateAuthorities },
    };
    spoil(e);
  });
}

test('takes a CA that writes a list', () => {
  expect(problemsOf(['issuing'])).toEqual([]);
});

test.each<[string, readonly string[], (e: any) => void, string]>([
  [
    'a CA that is not declared',
    ['isuing'],
    () => undefined,
    `${HERE}[0]: must be a declared CA, got "isuing"; did you mean "issuing"?`,
  ],
  [
    'a CA twice',
    ['issuing', 'issuing'],
    () => undefined,
    `${HERE}[1]: must name each CA once, got "issuing"; leave it out`,
  ],
  [
    'a CA whose certificates clients ask a responder about',
    ['issuing'],
    (e) => (e.sharedServices.certificateAuthorities.issuing.revocation = { type: 'ocsp' }),
    `${HERE}[0]: must be a CA that writes a revocation list, as a load balancer asks no responder, got "issuing"; ` +
      "give the CA a revocation of type: 'crl'",
  ],
  [
    'a CA that publishes nothing',
    ['issuing'],
    (e) => delete e.sharedServices.certificateAuthorities.issuing.revocation,
    `${HERE}[0]: must be a CA that writes a revocation list, as a load balancer asks no responder, got "issuing"; ` +
      "give the CA a revocation of type: 'crl'",
  ],
  [
    'a CA that is managed elsewhere',
    ['foreign'],
    (e) =>
      (e.sharedServices.certificateAuthorities.foreign = {
        type: 'existing',
        certificateAuthorityArn:
          'arn:aws:acm-pca:eu-west-1:888888888888:certificate-authority/00000000-0000-4000-8000-000000000001',
      }),
    `${HERE}[0]: must be a CA that shared services makes, as nothing is known of the list of another, got "foreign"; ` +
      'have whoever manages it add its list to the trust store, or leave it out',
  ],
])('refuses %s', (_what, certificateAuthorities, spoil, problem) => {
  expect(
    problemsOf(certificateAuthorities, (e) => {
      e.sharedServices.certificateAuthorities.issuing.revocation ??= CRL;
      spoil(e);
    }),
  ).toEqual([problem]);
});

test('refuses none at all', () => {
  expect(problemsOf([])).toEqual([expect.stringContaining(`${HERE}[0]`)]);
});
