import {
  type CertifiedAuthority,
  type ExternalCertificate,
  externalCertificateProblems,
  externalLifetimeDays,
} from '../../../modules/core';
import { OutsideRoot } from '../../support/outside-root';

const NAME = 'Example Issuing CA';
const root = new OutsideRoot();
const other = new OutsideRoot('Another Root');
const request = root.request(NAME);
const good = root.sign(request);

const said = (texts: Partial<ExternalCertificate>, authority: Partial<CertifiedAuthority> = {}) =>
  externalCertificateProblems(
    { ...good, ...texts },
    { commonName: NAME, keyAlgorithm: 'RSA_2048', levelsBelow: 0, ...authority },
  ).map(({ subject, rule }) => `${subject} ${rule}`);

/** A certificate whose request was signed with other words. */
const signedWith = (from: string, to: string) =>
  root.sign(request, (commands) => {
    expect(commands).toContain(from);
    return commands.replace(from, to).replace(/^openssl verify.*$/m, '');
  });

test('takes what a root has signed by the commands of the page, whatever line ends it has', () => {
  expect(said({})).toEqual([]);
  expect(said({ certificate: good.certificate.replaceAll('\n', '\r\n') })).toEqual([]);
  expect(said({}, { commonName: undefined, keyAlgorithm: undefined })).toEqual([]);
});

test('takes a chain through a CA between', () => {
  const policy = root.sign(root.request('Policy'), (commands) => commands.replace('pathlen:0', 'pathlen:1'));
  const own = root.signBelow(policy, request);
  expect(said(own)).toEqual([]);
  expect(said({ ...own, certificateChain: reversed(own.certificateChain) })).toEqual([
    'certificateChain must have the CA that signed each certificate next, without the certificate itself',
  ]);
  expect(said({ ...own, certificateChain: policy.certificate })).toEqual([
    'certificateChain must end with the root',
  ]);
});

test.each<[string, () => Partial<ExternalCertificate>, string]>([
  ['no certificate', () => ({ certificate: 'x' }), 'certificate must be certificates of CAs in PEM'],
  ['no chain', () => ({ certificateChain: 'x' }), 'certificateChain must be certificates of CAs in PEM'],
  [
    'the chain behind the certificate',
    () => ({ certificate: good.certificate + good.certificateChain }),
    'certificate must be one certificate',
  ],
  [
    'the certificate in the chain',
    () => ({ certificateChain: good.certificate + good.certificateChain }),
    'certificateChain must have the CA that signed each certificate next, without the certificate itself',
  ],
  [
    'a root that did not sign it',
    () => ({ certificateChain: other.certificate }),
    'certificateChain must have the CA that signed each certificate next, without the certificate itself',
  ],
  ['a root', () => ({ certificate: root.certificate }), 'certificate must be signed by another CA'],
  [
    'what is no CA',
    () => signedWith('CA:TRUE, pathlen:0', 'CA:FALSE'),
    'certificate must be the certificate of a CA, with critical basic constraints',
  ],
  [
    'constraints that clients may ignore',
    () => signedWith('critical, CA:TRUE', 'CA:TRUE'),
    'certificate must be the certificate of a CA, with critical basic constraints',
  ],
])('refuses %s', (_what, texts, message) => {
  expect(said(texts())).toContain(message);
});

test.each<[string, Partial<CertifiedAuthority>, string]>([
  [
    'another name',
    { commonName: 'Example Issuing' },
    'certificate must have the common name of its CA, "Example Issuing"',
  ],
  [
    'another kind of key',
    { keyAlgorithm: 'EC_prime256v1' },
    'certificate must have a key as its CA has, EC_prime256v1',
  ],
  ['too few levels', { levelsBelow: 1 }, 'certificate must allow a path length of 1, for the CAs below'],
])('refuses %s than the CA has', (_what, authority, message) => {
  expect(said({}, authority)).toEqual([message]);
});

test.each([
  ['prime256v1', 'EC_prime256v1'],
  ['secp384r1', 'EC_secp384r1'],
  ['secp521r1', 'EC_secp521r1'],
] as const)('knows a key on %s', (curve, keyAlgorithm) => {
  const signed = root.sign(root.request(NAME, ['ec', '-pkeyopt', `ec_paramgen_curve:${curve}`]));
  expect(said(signed, { keyAlgorithm })).toEqual([]);
});

test('shows nothing of a key', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\n-----END PRIVATE KEY-----\n';
  for (const texts of [{ certificate: good.certificate + key }, { certificateChain: key }]) {
    const problems = externalCertificateProblems({ ...good, ...texts }, { levelsBelow: 0 });
    expect(problems).toEqual([expect.objectContaining({ rule: 'must hold no private key' })]);
    expect(JSON.stringify(problems)).not.toContain('MIIBVg');
  }
});

test('lives until the first certificate of the chain ends', () => {
  expect(externalLifetimeDays(good)).toBe(1825);
  expect(externalLifetimeDays(signedWith('-days 1825', '-days 9000'))).toBe(7299);
  expect(externalLifetimeDays({ ...good, certificate: 'x' })).toBe(0);
});

/** The certificates of a text in the opposite order. */
function reversed(text: string): string {
  return text
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .reverse()
    .join('');
}
