import { Lazy } from 'cdktf';
import {
  LONGEST_HOSTED_ZONE_ID,
  validationPolicy,
  validationPolicyLength,
} from '../../../modules/dns/validation-policy';

const zone = (hostedZoneId: string) => ({ hostedZoneId, domainNames: ['example.com'], subdomainsOf: [] });

test('its length is that of its text', () => {
  const permissions = { zones: [zone('Z0123456789ABCDEFGHIJ')], allowZoneLookup: true };
  expect(validationPolicyLength('aws', permissions)).toBe(
    JSON.stringify(validationPolicy('aws', permissions)).length,
  );
});

test('a zone id that is yet to be chosen counts with the most characters it can have', () => {
  const token = Lazy.stringValue({ produce: () => 'Z1' });
  expect(validationPolicyLength('aws', { zones: [zone(token)] })).toBe(
    validationPolicyLength('aws', { zones: [zone(LONGEST_HOSTED_ZONE_ID)] }),
  );
});
