import { ISSUING_CA, ROOT_CA } from '../../support/api-client-cas';
import { problemsAfter } from '../../support/spoilt-environment';

const BUNDLE = 'sharedServices.caCertificatesBundle';
const after = (bundle: object, change: (shared: any) => void = () => {}) =>
  problemsAfter((e) => {
    e.sharedServices.caCertificatesBundle = { bucketName: 'example-roots', ...bundle };
    change(e.sharedServices);
  });

/** Without certificates that come from a CA, CAs can be taken out. */
const onlyCas = (certificateAuthorities: object, bundle: object = {}) =>
  problemsAfter((e) => {
    e.applications = {};
    Object.assign(e.sharedServices, {
      certificateAuthorities,
      caCertificatesBundle: { bucketName: 'example-roots', ...bundle },
    });
  });

const NO_ROOT =
  `${BUNDLE}: must hold the certificate of a root, got none; declare a root, install the certificate of a CA that is ` +
  'signed outside, or list one in caCertificates';
const arn = (account: string) => `arn:aws:acm-pca:eu-west-1:${account}:certificate-authority/0a1b`;

test('takes the roots of the environment, and others in PEM', () => {
  expect(after({})).toEqual([]);
  expect(after({ caCertificates: [ROOT_CA] })).toEqual([]);
  expect(onlyCas({}, { caCertificates: [ROOT_CA] })).toEqual([]);
  const owned = { type: 'existing', certificateAuthorityArn: arn('111111111111') };
  expect(onlyCas({ owned })).toEqual([]);
});

test.each<[string, object]>([
  ['no CA', {}],
  ['a CA that waits for its certificate', { own: { type: 'externally-signed', commonName: 'Own' } }],
  ['a CA of another account', { own: { type: 'existing', certificateAuthorityArn: arn('444444444444') } }],
])('refuses a bundle of %s alone', (_what, certificateAuthorities) => {
  expect(onlyCas(certificateAuthorities)).toEqual([NO_ROOT]);
});

test.each<[object, string]>([
  [{ bucketName: 'Roots' }, `${BUNDLE}.bucketName: must be the name of an S3 bucket, got "Roots"`],
  [
    { caCertificates: [ROOT_CA, ISSUING_CA] },
    `${BUNDLE}.caCertificates[1]: must hold certificates of roots only, got "CN=Example Issuing CA"`,
  ],
  [{ caCertificates: ['x'] }, `${BUNDLE}.caCertificates[0]: must be certificates of CAs in PEM`],
  [{ certificates: [] }, `${BUNDLE}: must have known properties only; correct certificates`],
])('refuses %j', (bundle, message) => {
  expect(after(bundle)).toEqual([expect.stringContaining(message)]);
});

test('refuses the bucket of a CA', () => {
  const lists = { type: 'crl', bucketName: 'example-roots', hostName: 'roots.example.com' };
  expect(after({}, (shared) => (shared.certificateAuthorities.root.revocation = lists))).toEqual([
    expect.stringContaining('S3 bucket "example-roots"'),
  ]);
});

test('shows nothing of a key', () => {
  const problems = after({ caCertificates: ['-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\n'] });
  expect(problems).toEqual([expect.stringContaining('must hold no private key')]);
  expect(problems.join()).not.toContain('MIIBVg');
});
