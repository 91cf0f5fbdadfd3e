import { Token } from 'cdktf';
import { isKnown } from '../../../modules/core';

test('a value is known where it is there and no part of it is a token', () => {
  const token = Token.asString({ ref: 'aws_acm_certificate.x' });

  expect(isKnown('')).toBe(true);
  expect(isKnown(['a'])).toBe(true);
  expect(isKnown(undefined)).toBe(false);
  expect(isKnown(token)).toBe(false);
  expect(isKnown(`prefix-${token}`)).toBe(false);
  expect(isKnown(Token.asList('names'))).toBe(false);
});
