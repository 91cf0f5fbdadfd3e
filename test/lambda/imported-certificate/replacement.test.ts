import { X509Certificate } from 'node:crypto';
import { UnreadableMaterial } from '../../../lambda/imported-certificate/material';
import { readMaterial } from '../../../lambda/imported-certificate/secret';
import {
  type Requirements,
  type Standing,
  isStanding,
  problemsOf,
} from '../../../lambda/imported-certificate/replacement';
import { CaOutsideAws, type IssueProps, type Issued } from '../../support/issued-certificates';

const NAMES = ['shop.example.com', '*.shop.example.com'] as const;
const ca = new CaOutsideAws();
const before = ca.issue({ names: NAMES, days: 30 });
const standing = standingOf(before);
const after = ca.issue({ names: NAMES, days: 90 });
const required: Requirements = { domainNames: NAMES, needsChain: true, mayEndEarlier: false };

function standingOf({ certificate }: Issued, hasChain = true): Standing {
  return { leaf: new X509Certificate(certificate), hasChain };
}

const secret = (fields: object) => JSON.stringify(fields);

interface Case {
  readonly material: object;
  /** @default - one with the same names, for 30 days */
  readonly present?: Standing;
  readonly requirements?: Requirements;
  readonly daysFromNow?: number;
}

function problems({ material, requirements = required, daysFromNow = 0, ...others }: Case) {
  const now = new Date(Date.now() + daysFromNow * 86_400_000);
  const present = 'present' in others ? others.present : standing;
  return problemsOf(readMaterial(secret(material)), present, requirements, now);
}

describe('a certificate may take the place of another', () => {
  const issued = (props: Partial<IssueProps>) => ca.issue({ names: NAMES, ...props });

  test.each<[string, Case]>([
    ['with names, key and chain as before, and ends later', { material: after }],
    ['as the first', { material: after, present: undefined }],
    [
      'with its chain behind it in one field, as ACME clients write it',
      { material: { certificate: after.certificate + after.chain, privateKey: after.privateKey } },
    ],
    ['with the root at the end of its chain', { material: { ...after, chain: after.chain + ca.root } }],
    ['with a name more', { material: issued({ names: [...NAMES, 'example.com'] }) }],
    [
      'with a wildcard over what the file declares',
      { material: after, requirements: { ...required, domainNames: ['www.shop.example.com'] } },
    ],
    ['without the use of clients', { material: issued({ extendedKeyUsage: 'serverAuth' }) }],
    [
      'without a chain where none was there or is needed',
      {
        material: { certificate: after.certificate, privateKey: after.privateKey },
        present: standingOf(before, false),
        requirements: { ...required, needsChain: false },
      },
    ],
  ])('%s', (_, each) => {
    expect(problems(each)).toEqual([]);
  });
});

describe('a certificate must not take the place of another', () => {
  test.each<[string, Case, RegExp]>([
    [
      'with the key of another',
      { material: { ...after, privateKey: before.privateKey } },
      /^its private key is not the key of the certificate$/,
    ],
    [
      'with a key of another type',
      { material: ca.issue({ names: NAMES, key: 'ec -pkeyopt ec_paramgen_curve:prime256v1' }) },
      /^its key is ec prime256v1, where the certificate that stands has rsa 2048, and ACM keeps to that$/,
    ],
    [
      'with a key of another size',
      { material: ca.issue({ names: NAMES, key: 'rsa:3072' }) },
      /^its key is rsa 3072, where the certificate that stands has rsa 2048/,
    ],
    [
      'that ends earlier',
      { material: ca.issue({ names: NAMES, days: 20 }) },
      /^it ends on \S+, no later than the certificate that stands \(\S+\)$/,
    ],
    ['that has expired', { material: after, daysFromNow: 91 }, /^it expired on \d{4}-\d\d-\d\d$/],
    ['that is not valid yet', { material: after, daysFromNow: -1 }, /^it is valid only from/],
    [
      'without a name that the file declares',
      { material: ca.issue({ names: ['shop.example.com'] }) },
      /^it does not cover \*\.shop\.example\.com, which the file declares$/,
    ],
    [
      'without its chain',
      { material: { certificate: after.certificate, privateKey: after.privateKey } },
      /^it comes without its chain/,
    ],
    [
      'with the chain of another CA',
      { material: { ...after, chain: new CaOutsideAws().issue({ names: NAMES }).chain } },
      /^certificate 1 of its chain did not issue the one before it$/,
    ],
    [
      'with its chain in the wrong order',
      { material: { ...after, chain: ca.root + after.chain } },
      /^certificate 1 of its chain did not issue the one before it$/,
    ],
    [
      'without a use that it had',
      { material: ca.issue({ names: NAMES, extendedKeyUsage: 'clientAuth' }) },
      /^it lacks extended key usages that the certificate that stands has: 1\.3\.6\.1\.5\.5\.7\.3\.1$/,
    ],
  ])('%s', (_, each, problem) => {
    expect(problems(each)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  test('for every reason at once', () => {
    const material = { ...ca.issue({ names: ['example.com'], days: 20 }), privateKey: after.privateKey };
    expect(problems({ material })).toHaveLength(3);
  });

  test('whose CA in the chain has expired', () => {
    expect(problems({ material: after, daysFromNow: 3001 })).toContainEqual(
      expect.stringMatching(/^certificate 1 of its chain expired on/),
    );
  });

  test('with a name that is but text within another', () => {
    const sly = ca.issue({ names: ['shop.example.com', 'x, DNS:*.shop.example.com, DNS:y'] });
    expect(problems({ material: sly })).toContainEqual(expect.stringMatching(/^it does not cover/));
  });
});

test('what stands already is known by its fingerprint', () => {
  expect(isStanding(readMaterial(secret(before)), standing)).toBe(true);
  expect(isStanding(readMaterial(secret(after)), standing)).toBe(false);
  expect(isStanding(readMaterial(secret(after)), undefined)).toBe(false);
});

describe('a secret is refused, and nothing of its value told', () => {
  const { certificate, privateKey } = after;
  test.each<[string, string, string]>([
    ['no JSON', privateKey, 'it is no JSON'],
    ['a list', '[]', 'it is no JSON object'],
    ['a field that is no text', secret({ certificate: 1 }), 'its field certificate is no text'],
    ['no certificate', secret({ privateKey }), 'its field certificate holds no certificate in PEM'],
    [
      'a certificate that is spoilt',
      secret({ certificate: certificate.replace(/\n[^-]{40}/, '\nAAAA'), privateKey }),
      'certificate 1 of its field certificate cannot be read',
    ],
    ['no key', secret({ certificate }), 'it has no field privateKey'],
    [
      'text for a key',
      secret({ certificate, privateKey: 'secret-word' }),
      'its field privateKey holds no private key in PEM',
    ],
    [
      'an encrypted key',
      secret({ certificate, privateKey: privateKey.replace('BEGIN', 'BEGIN ENCRYPTED') }),
      'its private key is encrypted, which ACM does not import',
    ],
  ])('%s', (_, text, reason) => {
    const read = () => readMaterial(text);
    expect(read).toThrow(UnreadableMaterial);
    expect(read).toThrow(new UnreadableMaterial(reason));
  });
});
