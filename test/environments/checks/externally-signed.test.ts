import { OutsideRoot } from '../../support/outside-root';
import { problemsAfter } from '../../support/spoilt-environment';

const CAS = 'sharedServices.certificateAuthorities';
const NOT_SIGNED =
  'must have its certificate, as it can issue nothing before, got GOT; apply shared services without this, have the ' +
  'request in the output certificate_signing_requests signed, and set installedCertificate of the CA';
const commonName = 'Example Issuing CA';
const root = new OutsideRoot();
const request = root.request(commonName);
const installedCertificate = root.sign(request);
const signing = root.sign(request, (commands) => commands.replace('pathlen:0', 'pathlen:1'));

/** What is said of the local environment whose issuing CA is signed outside. */
const after = (changes: object, change: (authorities: any) => void = () => {}) =>
  problemsAfter((e) => {
    const cas = e.sharedServices.certificateAuthorities;
    const { shareWith } = cas.issuing;
    cas.issuing = { type: 'externally-signed', commonName, installedCertificate, shareWith, ...changes };
    change(cas);
  });

const child = { parent: 'issuing', commonName: 'Child', validityYears: 2 };

test('takes a CA that is signed outside, shared, and used', () => {
  expect(after({})).toEqual([]);
});

test('takes a CA below one that allows it', () => {
  expect(after({ installedCertificate: signing }, (cas) => (cas.child = child))).toEqual([]);
});

test('takes a short life of a CA that serves nobody', () => {
  const brief = root.sign(request, (commands) => commands.replace('-days 1825', '-days 90'));
  expect(
    problemsAfter((e) => {
      e.sharedServices.certificateAuthorities.own = {
        type: 'externally-signed',
        commonName,
        installedCertificate: brief,
      };
    }),
  ).toEqual([]);
});

test('refuses a certificate that does not outlive those it issues', () => {
  const brief = root.sign(request, (commands) => commands.replace('-days 1825', '-days 395'));
  expect(after({ installedCertificate: brief })).toEqual([
    `${CAS}.issuing.installedCertificate: must outlive its certificates, which ACM requests for 395 days, ` +
      'got 395 days until the first certificate of the chain ends; have the request signed for longer, better 5 years',
  ]);
});

test('refuses everything that is asked of a CA while it waits', () => {
  const problems = after({ installedCertificate: undefined, enabled: false }, (cas) => (cas.child = child));
  expect(problems).toEqual(
    [
      [`${CAS}.issuing.shareWith`, undefined],
      [`${CAS}.issuing.enabled`, 'false'],
      [`${CAS}.child.parent`, '"issuing"'],
      ['applications.shop.certificates.orders.certificateAuthority', '"issuing"'],
      ['applications.partner.certificates.feed.certificateAuthority', '"issuing"'],
    ].map(
      ([path, got]) => `${path}: ${NOT_SIGNED.replace(', got GOT', got === undefined ? '' : `, got ${got}`)}`,
    ),
  );
});

test('says at the text what is wrong with it', () => {
  expect(after({ commonName: 'Another', keyAlgorithm: 'RSA_4096' })).toEqual([
    `${CAS}.issuing.installedCertificate.certificate: must have the common name of its CA, "Another", ` +
      `got "CN=${commonName}"; take the one that was signed for its request`,
    `${CAS}.issuing.installedCertificate.certificate: must have a key as its CA has, RSA_4096, got RSA_2048; ` +
      'take the one that was signed for its request, or correct keyAlgorithm of a CA that has no certificate yet',
  ]);
});

test('refuses a CA below one that allows none, or that ends before it', () => {
  expect(after({}, (cas) => (cas.child = child))).toEqual([
    `${CAS}.issuing.installedCertificate.certificate: must allow a path length of 1, for the CAs below, ` +
      `got 0 of "CN=${commonName}"; have it signed with a longer one, or take out a level`,
  ]);
  const long = { ...child, validityYears: 5 };
  expect(after({ installedCertificate: signing }, (cas) => (cas.child = long))).toEqual([
    `${CAS}.child.validityYears: must end before its parent's 5 years, got 5; shorten it, or lengthen the parent`,
  ]);
});

test('shows nothing of a key', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\n-----END PRIVATE KEY-----\n';
  const problems = after({
    installedCertificate: { certificate: key, certificateChain: key + root.certificate },
  });
  expect(problems).toHaveLength(2);
  for (const problem of problems) {
    expect(problem).toContain('must hold no private key');
    expect(problem).not.toContain('MIIBVg');
  }
});
