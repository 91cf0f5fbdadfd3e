import type { Zone } from '../../environments';
import { delegatingZoneName, parentZoneName } from '../../environments/zone-parents';

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

test.each<[string | undefined, string, Zone, Zone]>([
  ['example.com', 'is created below a hosted zone', create, create],
  [undefined, 'exists', create, { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' }],
  [undefined, 'is below one that people edit', manual, create],
  [undefined, 'others delegate to', create, { ...create, delegation: 'published' }],
  ['example.com', 'takes over its delegation', create, { ...create, delegation: 'overwrite' }],
])('%s delegates to a zone that %s', (delegating, _what, above, below) => {
  expect(delegatingZoneName({ 'example.com': above, 'dev.example.com': below }, 'dev.example.com')).toBe(
    delegating,
  );
});

test('none does where the file has no zone above', () => {
  expect(delegatingZoneName({ 'dev.example.com': create }, 'dev.example.com')).toBeUndefined();
});
