import { ISSUING_CA, ROOT_CA } from '../../support/api-client-cas';
import { problemsAfter } from '../../support/spoilt-environment';

const problemsOf = (mutualTls: object, spoil: (application: any) => void = () => undefined) =>
  problemsAfter((e) => {
    const { shop } = e.applications;
    shop.certificates.proof = { source: 'public', domainName: '*.shop.example.com' };
    shop.certificates.old = {
      source: 'imported',
      domainName: 'http.shop.example.com',
      secretId: 'shop/old',
    };
    shop.consumers.http = {
      type: 'http-api-domain',
      domainName: 'http.shop.example.com',
      certificate: 'old',
      mutualTls,
    };
    spoil(shop);
  }).map((each) => each.replace('applications.shop.consumers.http.', ''));

const alone = { caCertificates: [ISSUING_CA, ROOT_CA] };
const good = { ...alone, ownershipCertificate: 'proof' };

test('takes an imported certificate with a public one that proves the name', () => {
  expect(problemsOf(good)).toEqual([]);
});

test('takes a public certificate, and one of which nothing is known, without proof', () => {
  const existing = { source: 'existing', domainName: 'http.shop.example.com' };

  expect(problemsOf(alone, ({ consumers }) => (consumers.http.certificate = 'proof'))).toEqual([]);
  expect(problemsOf(alone, ({ certificates }) => (certificates.old = existing))).toEqual([]);
});

test.each(['imported', 'private'])('refuses a certificate that is %s without proof', (source) => {
  expect(
    problemsOf(alone, ({ certificates }) => {
      if (source === 'private')
        certificates.old = {
          source,
          domainName: 'http.shop.example.com',
          certificateAuthority: 'issuing',
        };
    }),
  ).toContain(
    'mutualTls.ownershipCertificate: must name a public certificate of ACM, as "old" is none; ' +
      'declare a public certificate for the name, and say it here: it only proves that the name is yours',
  );
});

test('refuses a wildcard with a certificate that proves nothing, whoever its clients are', () => {
  const wildcard = ({ certificates, consumers }: any) => {
    certificates.old.domainName = '*.shop.example.com';
    Object.assign(consumers.http, { domainName: '*.shop.example.com', mutualTls: undefined });
  };

  expect(problemsOf(good, wildcard)).toEqual([
    'certificate: must be a public certificate of ACM, as the domain name is a wildcard, got "old"; ' +
      'use a public certificate, or make an entry for each name',
  ]);
  expect(
    problemsOf(good, (shop) => {
      wildcard(shop);
      shop.consumers.http.certificate = 'proof';
    }),
  ).toEqual([]);
});

const proof = 'mutualTls.ownershipCertificate: must ';
test.each<[string, object, (application: any) => void, string]>([
  [
    'one that is not declared',
    { ...good, ownershipCertificate: 'prof' },
    () => undefined,
    `${proof}be a declared certificate, got "prof"; did you mean "proof"?`,
  ],
  [
    'one that proves nothing',
    good,
    ({ certificates }) => {
      certificates.proof = { source: 'imported', domainName: '*.shop.example.com', secretId: 'x' };
    },
    `${proof}be a public certificate of ACM, got "proof"; declare one for the name`,
  ],
  [
    'that of the domain',
    good,
    ({ consumers }) => (consumers.http.certificate = 'proof'),
    `${proof}be another certificate than that of the domain, got "proof"; leave it out, as a public certificate proves the name itself`,
  ],
  [
    'one of another Region',
    good,
    ({ certificates }) => (certificates.proof.regions = ['us-east-1']),
    `${proof}be a certificate in eu-west-1, where the service is, got "proof"; add "eu-west-1" to the regions of the certificate`,
  ],
  [
    'one for other names',
    good,
    ({ certificates }) => (certificates.proof.domainName = 'www.shop.example.com'),
    `${proof}have the name http.shop.example.com, which it proves, got "proof"; add it to the certificate, which has www.shop.example.com`,
  ],
  [
    'a key',
    { ...good, caCertificates: [ROOT_CA, '-----BEGIN PRIVATE KEY-----'] },
    () => undefined,
    'mutualTls.caCertificates[1]: must hold no private key, got one (not shown); leave it out, and replace the CA if others could read it here',
  ],
  [
    'a CA without the one above it',
    { ...good, caCertificates: [ISSUING_CA] },
    () => undefined,
    'mutualTls.caCertificates: must have the issuer of each certificate, up to the root, got "CN=Example Issuing CA" without its issuer; ' +
      'add the certificates of the CAs above it',
  ],
  [
    'WebSocket APIs',
    good,
    ({ consumers }) => (consumers.http.protocol = 'WEBSOCKET'),
    'mutualTls: must be left out for WebSocket APIs, for which API Gateway documents none; leave it out, or authorize clients in the API',
  ],
])('refuses %s', (_what, mutualTls, spoil, problem) => {
  expect(problemsOf(mutualTls, spoil)).toEqual([problem]);
});
