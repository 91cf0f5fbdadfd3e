import type { Zone } from '../../environments';
import { ApplicationZones, type ApplicationZonesProps } from '../../stacks/application-zones';
import { accountStack } from '../support/account';
import { onlyResource, resources, template } from '../support/synth';

const zones: Record<string, Zone> = {
  'example.com': { type: 'create' },
  'shop.example.com': { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
  'example.net': { type: 'manual' },
};

/** What is synthesized once an account, which uses all zones unless told otherwise, has published names. */
function published(
  names: readonly string[],
  props: Partial<ApplicationZonesProps> = {},
  zonesOfNames?: Readonly<Record<string, string>>,
) {
  const { stack, providers } = accountStack();
  const used = new Set(Object.keys(zones));
  const all = {
    zones,
    used,
    records: [],
    at: providers.at('us-east-1'),
    otherAccounts: new Map(),
    own: [],
    account: {},
    ...props,
  };
  const router = new ApplicationZones(stack, 'Zones', all).router(zonesOfNames);
  for (const domainName of names) {
    router.publish(stack, domainName, {
      domainName,
      recordName: `_a.${domainName}`,
      recordValue: '_b.aws',
    });
  }
  return template(stack);
}

const CREATED = expect.stringContaining('data.aws_route53_zone.Zones_examplecom') as string;

test('a name goes to the longest zone it lies in', () => {
  const made = published(['a.example.com', 'a.shop.example.com']);
  expect(resources(made, 'aws_route53_record').map(({ name, zone_id }) => [name, zone_id])).toEqual([
    ['_a.a.example.com', CREATED],
    ['_a.a.shop.example.com', 'Z0123456789ABCDEFGHIJ'],
  ]);
});

test('a name goes to the zone that its certificate says, however both are written', () => {
  const made = published(['a.shop.example.com'], {}, { '*.A.shop.example.com': 'Example.COM.' });
  expect(onlyResource(made, 'aws_route53_record').zone_id).toEqual(CREATED);
});

test('zones that the account does not use are left alone: nothing is looked up, and no name goes there', () => {
  const used = new Set(['shop.example.com', undefined]);
  expect(published(['a.shop.example.com'], { used })).not.toHaveProperty('data');
  expect(() => published(['a.example.com'], { used })).toThrow(
    'every name must lie in a known zone, got "a.example.com" and the zones shop.example.com',
  );
});

test('records are taken over where the account says so, and stand where it says so', () => {
  const made = published(['a.shop.example.com', 'b.shop.example.com', 'a.example.net'], {
    records: [
      { name: 'a.shop.example.com', state: 'overwrite' },
      { name: 'a.example.net', state: 'published' },
    ],
  });
  expect(resources(made, 'aws_route53_record').map((each) => each.allow_overwrite)).toEqual([
    true,
    undefined,
  ]);
  expect(Object.keys(made.output!.dns_records_to_create!.value as object)).toEqual(['a.example.net']);
});
