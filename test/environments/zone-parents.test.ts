import type { Zone } from '../../environments';
import { isDelegatedHere, parentZoneName } from '../../environments/zone-parents';

const create: Zone = { type: 'create' };
const manual: Zone = { type: 'manual' };

test.each([
  ['dev.example.com', 'example.com'],
  ['a.b.dev.example.com', 'dev.example.com'],
  ['example.com', undefined],
  ['example.net', undefined],
])('the zone above %s is %s', (zone, above) => {
  expect(parentZoneName({ 'example.com': create, 'dev.example.com': create }, zone)).toBe(above);
});

test.each<[boolean, string, Zone, Zone]>([
  [true, 'is created below a hosted zone', create, create],
  [false, 'exists', create, { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' }],
  [false, 'is below one that people edit', manual, create],
  [false, 'others delegate to', create, { ...create, delegation: 'published' }],
  [true, 'takes over its delegation', create, { ...create, delegation: 'overwrite' }],
])('%s for a zone that %s', (isOurs, _what, above, below) => {
  expect(isDelegatedHere({ 'example.com': above, 'dev.example.com': below }, 'dev.example.com')).toBe(isOurs);
});

test('false where the file has no zone above', () => {
  expect(isDelegatedHere({ 'dev.example.com': create }, 'dev.example.com')).toBe(false);
});
