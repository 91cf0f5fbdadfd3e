import { dnsOf, hostedZoneOf, recordResourceType } from '../../../stacks/zones';
import { accountStack } from '../../support/account';
import { onlyResource, template } from '../../support/synth';

const zone = { type: 'cloudflare', zoneId: '0123456789abcdef0123456789abcdef' } as const;

test('holds the records that an application account publishes', () => {
  const { stack, providers } = accountStack();
  const context = {
    at: providers.global,
    overwriteNames: [],
    publishedNames: [],
    otherAccounts: new Map(),
    own: {},
    above: () => undefined,
  };
  dnsOf(stack, 'example.net', zone, context).publish(stack, 'Record', {
    domainName: 'a.example.net',
    recordName: '_a.a.example.net',
    recordValue: '_b.aws',
  });
  expect(onlyResource(template(stack), 'cloudflare_dns_record')).toMatchObject({
    zone_id: zone.zoneId,
    name: '_a.a.example.net',
    content: '_b.aws',
  });
});

test('is nothing in the stack of shared services', () => {
  const { stack, providers } = accountStack();
  expect(hostedZoneOf(stack, 'example.net', zone, providers.global)).toBeUndefined();
  expect(Object.keys(template(stack).provider!)).toEqual(['aws']);
});

test('has records that Terraform can let go of', () => {
  expect(recordResourceType(zone)).toBe('cloudflare_dns_record');
});
