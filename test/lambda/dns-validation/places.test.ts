import { placesOf } from '../../../lambda/dns-validation/places';
import type { PolicyZone, ValidationPolicy } from '../../../modules/core';

const TOKEN = '0123456789abcdef0123456789abcdef';
const zone = (zoneName: string, more: Partial<PolicyZone> = {}): PolicyZone => ({
  zoneName,
  hostedZoneId: `Z-${zoneName}`,
  domainNames: [],
  subdomainsOf: [zoneName],
  ...more,
});
const policy = (...zones: PolicyZone[]): ValidationPolicy => ({ regions: ['eu-west-1'], zones });

function placed(name: string, policies: readonly ValidationPolicy[], recordName = `_${TOKEN}.${name}`) {
  const recordValue = `_${TOKEN}.xyz.acm-validations.aws.`;
  const { placed: found, refused } = placesOf([{ name, recordName, recordValue }], policies);
  return found[0]?.hostedZoneId ?? refused[0]?.reason;
}

test('a proof goes to the longest zone that its name lies in, in whichever policy', () => {
  const all = [policy(zone('example.com')), policy(zone('inner.example.com'), zone('org'))];
  expect(placed('a.inner.example.com', all)).toBe('Z-inner.example.com');
  expect(placed('inner.example.com', all)).toBe('Z-inner.example.com');
  expect(placed('ainner.example.com', all)).toBe('Z-example.com');
});

test('the longest zone is the one even where it is not ours: what is above it answers for nothing below', () => {
  const all = [policy(zone('example.com'), zone('inner.example.com', { hostedZoneId: undefined }))];
  expect(placed('a.inner.example.com', all)).toBe(
    'the zone inner.example.com is not one that is written into here',
  );
});

test.each([
  ['nobody has a policy', 'a.example.com', []],
  ['a policy gives nothing', 'a.example.com', [policy()]],
  [
    'it lies beside the domain',
    'b.example.com',
    [policy(zone('example.com', { subdomainsOf: ['a.example.com'] }))],
  ],
  [
    'it ends like the domain',
    'xa.example.com',
    [policy(zone('example.com', { subdomainsOf: ['a.example.com'] }))],
  ],
  [
    'the name is given alone',
    'b.a.example.com',
    [policy(zone('example.com', { subdomainsOf: [], domainNames: ['a.example.com'] }))],
  ],
  [
    'it is above the domain',
    'example.com',
    [policy(zone('example.com', { subdomainsOf: ['a.example.com'] }))],
  ],
])('a name is refused where %s', (_, name, policies) => {
  expect(placed(name, policies)).toContain('none of the domains');
});

test('a name that is given alone is placed', () => {
  const alone = zone('example.com', { subdomainsOf: [], domainNames: ['a.example.com'] });
  expect(placed('a.example.com', [policy(alone)])).toBe('Z-example.com');
});

test('what is not of the form of ACM is refused', () => {
  expect(placed('a.example.com', [policy(zone('example.com'))], '_dmarc.a.example.com')).toContain(
    'another form',
  );
});
