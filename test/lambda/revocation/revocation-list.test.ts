import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import {
  UnreadableList,
  digestOfPem,
  isSignedBy,
  namesIssuer,
  pemOf,
  readList,
} from '../../../lambda/revocation/revocation-list';
import {
  DELTA_LIST,
  LISTING_CA,
  LIST_300,
  LIST_4,
  LIST_WITHOUT_NUMBER,
  NAMESAKE_CA,
  RSA_LIST,
  RSA_LISTING_CA,
} from '../../support/revocation-lists';

const [authority, rsaAuthority, namesake] = [LISTING_CA, RSA_LISTING_CA, NAMESAKE_CA].map(
  (pem) => new X509Certificate(pem),
) as [X509Certificate, X509Certificate, X509Certificate];

test('says number, times and issuer of a list', () => {
  const list = readList(LIST_4);
  expect(list).toMatchObject({
    number: '4',
    thisUpdate: new Date('2026-11-04T00:00:00Z'),
    nextUpdate: new Date('2026-12-04T00:00:00Z'),
    isDelta: false,
  });
  expect(namesIssuer(list, authority)).toBe(true);
  expect(namesIssuer(list, rsaAuthority)).toBe(false);
  expect(readList(LIST_300).number).toBe('300');
  expect(readList(LIST_WITHOUT_NUMBER).number).toBeUndefined();
  expect(readList(DELTA_LIST).isDelta).toBe(true);
});

test.each([
  ['a key on a curve', LIST_4, authority],
  ['an RSA key', RSA_LIST, rsaAuthority],
])('a signature of %s is verified', (_, der, signer) => {
  expect(isSignedBy(readList(der), signer)).toBe(true);
  const spoilt = Buffer.from(der);
  spoilt[40] = spoilt[40]! ^ 1;
  expect(
    isSignedBy({ ...readList(der), signature: { ...readList(der).signature, of: spoilt } }, signer),
  ).toBe(false);
});

test('a CA of the same name has not signed it', () => {
  const list = readList(LIST_4);
  expect(namesIssuer(list, namesake)).toBe(true);
  expect(isSignedBy(list, namesake)).toBe(false);
});

test('an algorithm that is not known is no signature', () => {
  const list = readList(LIST_4);
  expect(isSignedBy({ ...list, signature: { ...list.signature, algorithm: '2a03' } }, authority)).toBe(false);
});

test('PEM holds the list, whatever its lines', () => {
  const list = readList(LIST_4);
  const pem = pemOf(list);
  expect(pem).toMatch(/^-----BEGIN X509 CRL-----\n(?:[A-Za-z0-9+/=]{1,64}\n)+-----END X509 CRL-----\n$/);
  expect(digestOfPem(pem)).toBe(list.digest);
  expect(digestOfPem(`\n${pem.replaceAll('\n', '\r\n')}`)).toBe(list.digest);
  expect(digestOfPem('nothing')).toBeUndefined();
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('-----BEGIN X509 CRL-----')],
  ['a certificate', new X509Certificate(LISTING_CA).raw],
  ['half a list', LIST_4.subarray(0, LIST_4.length / 2)],
  ['more than a list', Buffer.concat([LIST_4, LIST_4])],
])('fails on %s', (_, bytes) => {
  expect(() => readList(bytes)).toThrow(UnreadableList);
});

test('fails on nothing else, whatever bytes it is given', () => {
  const readable = (bytes: Buffer) => {
    try {
      readList(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableList);
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readable(Buffer.from(bytes))));
  fc.assert(
    fc.property(fc.nat(LIST_4.length - 1), fc.nat(255), (index, value) => {
      const bytes = Buffer.from(LIST_4);
      bytes[index] = value;
      readable(bytes);
    }),
  );
});
