import { X509Certificate } from 'node:crypto';
import { isOf, problemsOf, stateOf } from '../../../lambda/revocation/decision';
import { readList } from '../../../lambda/revocation/revocation-list';
import {
  DELTA_LIST,
  LISTING_CA,
  LIST_300,
  LIST_4,
  LIST_5,
  LIST_WITHOUT_NUMBER,
  NAMESAKE_CA,
  RSA_LIST,
  RSA_LISTING_CA,
} from '../../support/revocation-lists';

const OF = 's3://lists/crl/a.crl';
const authorities = [RSA_LISTING_CA, NAMESAKE_CA, LISTING_CA].map((pem) => new X509Certificate(pem));
const standing = (der: Buffer) => stateOf(OF, readList(der));
const problems = (der: Buffer, stands?: Buffer) =>
  problemsOf(readList(der), authorities, stands && standing(stands));

test('the first list of one of the CAs is right, and one that is newer', () => {
  expect(problems(LIST_4)).toEqual([]);
  expect(problems(RSA_LIST)).toEqual([]);
  expect(problems(LIST_5, LIST_4)).toEqual([]);
});

test.each<[string, Buffer, Buffer | undefined, RegExp[]]>([
  ['an older list', LIST_4, LIST_5, [/^it is of 2026-11-04/, /^its number is 4, and that .* 5$/]],
  ['one of an earlier day with a higher number', LIST_300, LIST_4, [/^it is of 2026-11-03/]],
  ['one without a number where one had it', LIST_WITHOUT_NUMBER, LIST_5, [/^its number is none/]],
  ['a part of a list', DELTA_LIST, undefined, [/only what was revoked since another/]],
])('%s is refused, with the reason', (_, der, stands, reasons) => {
  expect(problems(der, stands)).toEqual(reasons.map((reason) => expect.stringMatching(reason) as string));
});

test('one that another CA of the name has signed is refused', () => {
  const namesake = [new X509Certificate(NAMESAKE_CA)];
  expect(isOf(readList(LIST_4), namesake)).toBe(true);
  expect(problemsOf(readList(LIST_4), namesake, undefined)).toEqual([
    'no CA of the trust store has signed it',
  ]);
});

test('one of a CA that the trust store does not have is none of its own', () => {
  expect(isOf(readList(RSA_LIST), [new X509Certificate(LISTING_CA)])).toBe(false);
});

test('a list without a number is followed by a newer one', () => {
  expect(problems(LIST_WITHOUT_NUMBER, LIST_WITHOUT_NUMBER)).toEqual([]);
});
