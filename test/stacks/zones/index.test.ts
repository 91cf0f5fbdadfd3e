import type { Zone } from '../../../environments';
import { dnsOf } from '../../../stacks/zones';
import { testStack } from '../../support/synth';

jest.mock('@cdktf/provider-cloudflare/lib/provider', () => {
  throw new Error('the package is not installed');
});

const dns = (zone: Zone) => () =>
  dnsOf(testStack(), 'example.com', zone, {
    overwriteNames: [],
    publishedNames: [],
    otherAccounts: new Map(),
    own: {},
    above: () => undefined,
  });

test.each<Zone>([{ type: 'create' }, { type: 'existing', hostedZoneId: 'Z1' }, { type: 'manual' }])(
  'a zone of type $type needs no Cloudflare provider, which is an optional peer',
  (zone) => {
    expect(dns(zone)()).toHaveProperty('publish');
  },
);

test('a zone at Cloudflare does', () => {
  expect(dns({ type: 'cloudflare', zoneId: '0'.repeat(32) })).toThrow('the package is not installed');
});
