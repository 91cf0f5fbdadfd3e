import type { ApplicationZone } from '../../../environments';
import { recordResourceType } from '../../../stacks/zones';
import { synthesizedStacks } from '../../support/environment-stacks';
import local from '../../support/small-local';
import { resources } from '../../support/synth';

const ZONE = 'shop.example.com';

/** The stacks where the shop has the zone. */
function stacksWith(changes: Partial<ApplicationZone> = {}) {
  return synthesizedStacks({
    ...local,
    sharedServices: {
      ...local.sharedServices,
      zones: {
        ...local.sharedServices.zones,
        [ZONE]: { type: 'application', application: 'shop', ...changes },
      },
    },
  });
}

const records = (made: ReturnType<typeof stacksWith>, type: string) =>
  resources(made['local-shop']!, 'aws_route53_record').filter((record) => record.type === type);

test('is created in the account, which proves its names there by itself', () => {
  const made = stacksWith();
  const [zone] = resources(made['local-shop']!, 'aws_route53_zone');

  expect(zone).toMatchObject({ name: ZONE });
  expect(zone!.provider).not.toBe('aws.shared-services');
  const own = records(made, 'CNAME').filter(({ zone_id }) =>
    String(zone_id).startsWith('${aws_route53_zone.'),
  );
  expect(own.length).toBeGreaterThan(0);
  for (const record of own) expect(record.provider).toBe(zone!.provider);
});

test('is delegated to by the role in shared services, which may write just that', () => {
  const made = stacksWith();

  expect(records(made, 'NS')).toEqual([
    expect.objectContaining({ provider: 'aws.shared-services', name: ZONE, ttl: 3600 }),
  ]);
  const shared = made['local-shared-services']!;
  const policies = resources(shared, 'aws_iam_role_policy').filter(({ name }) => name === 'delegations');
  expect(policies).toHaveLength(1);
  expect(JSON.parse(policies[0]!.policy as string)).toMatchObject({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'route53:ChangeResourceRecordSets',
        Condition: {
          'ForAllValues:StringLike': {
            'route53:ChangeResourceRecordSetsNormalizedRecordNames': [ZONE],
          },
          'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': ['NS'] },
        },
      },
    ],
  });
  expect(resources(shared, 'aws_route53_zone').map(({ name }) => name)).not.toContain(ZONE);
});

test('tells its name servers where the file has no zone above it', () => {
  const { shop } = local.applications;
  const made = synthesizedStacks({
    ...local,
    sharedServices: {
      ...local.sharedServices,
      zones: { ...local.sharedServices.zones, 'example.net': { type: 'application', application: 'shop' } },
    },
    applications: { ...local.applications, shop: { ...shop, domains: [...shop.domains, 'example.net'] } },
  });

  expect(records(made, 'NS')).toEqual([]);
  expect(made['local-shop']!.output!['name_servers_example-net']!.value).toMatch(/\.name_servers\}$/);
});

test.each([
  [{ delegation: 'withdrawn' as const }, []],
  [{ delegation: 'published' as const }, ['aws_route53_record']],
  [{ hostedZoneId: 'Z0123456789ABCDEFGHIJ' }, ['aws_route53_record', 'aws_route53_zone']],
])('%j: delegates no more, and lets %j go', (changes, left) => {
  const made = stacksWith(changes);
  const removed =
    (made['local-shop']! as { removed?: Array<{ from: string; lifecycle: object }> }).removed ?? [];
  const ofZone = removed.filter(({ from }) => from.includes('Zones_'));

  expect(records(made, 'NS')).toEqual([]);
  expect(ofZone.map(({ from }) => from.split('.')[0]).sort()).toEqual(left);
  for (const { lifecycle } of ofZone) expect(lifecycle).toEqual({ destroy: false });
});

test('has records that Terraform can let go of', () => {
  expect(recordResourceType({ type: 'application', application: 'shop' })).toBe('aws_route53_record');
});
