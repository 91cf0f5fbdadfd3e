import { Token } from 'cdktf';
import { isKnown, knownLength } from '../../../modules/core/constructs';

test('a value is known where it is there and no part of it is a token', () => {
  const token = Token.asString({ ref: 'aws_acm_certificate.x' });

  expect(isKnown('')).toBe(true);
  expect(isKnown(['a'])).toBe(true);
  expect(isKnown(undefined)).toBe(false);
  expect(isKnown(token)).toBe(false);
  expect(isKnown(`prefix-${token}`)).toBe(false);
  expect(isKnown(Token.asList('names'))).toBe(false);
});

test('a token has no length, what is written around it has', () => {
  const token = Token.asString({ ref: 'aws_route53_zone.x.zone_id' });

  expect(knownLength('hostedzone')).toBe(10);
  expect(knownLength(`hostedzone/${token}"]`)).toBe(13);
  expect(knownLength(token)).toBe(0);
});
