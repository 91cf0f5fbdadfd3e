import { ISSUABLE_KEY_ALGORITHMS, KEY_ALGORITHMS, keyFamilyOf } from '../../../modules/core';

test('algorithms of one kind of key are one family', () => {
  expect(keyFamilyOf('EC_secp384r1')).toBe(keyFamilyOf('EC_prime256v1'));
  expect(keyFamilyOf('RSA_2048')).toBe('RSA');
});

test('what ACM issues is among what ACM holds', () => {
  expect(KEY_ALGORITHMS).toEqual(expect.arrayContaining([...ISSUABLE_KEY_ALGORITHMS]));
});
