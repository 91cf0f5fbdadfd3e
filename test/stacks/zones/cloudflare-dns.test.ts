import { cloudflareDns } from '../../../stacks/zones/cloudflare-dns';
import { resources, template, testStack } from '../../support/synth';

test('all zones of a stack have one provider, which is told no token', () => {
  const stack = testStack();
  for (const zone of ['a', 'b']) {
    cloudflareDns(stack, zone.repeat(32)).publish(stack, `Record-${zone}`, {
      domainName: `${zone}.example.net`,
      recordName: `_x.${zone}.example.net`,
      recordValue: '_y.aws',
    });
  }
  const made = template(stack);
  expect(made.provider!.cloudflare).toEqual([{}]);
  expect(resources(made, 'cloudflare_dns_record').map(({ zone_id }) => zone_id)).toEqual([
    'a'.repeat(32),
    'b'.repeat(32),
  ]);
});

test('asks for the major version that knows the record, not for the one of the bindings', () => {
  const stack = testStack();
  cloudflareDns(stack, 'a'.repeat(32));
  expect(template(stack).terraform!.required_providers).toMatchObject({
    cloudflare: { source: 'cloudflare/cloudflare', version: '>= 5.0.0, < 6.0.0' },
  });
});
