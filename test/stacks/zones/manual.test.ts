import staging from '../../../environments/staging';
import { dnsOf, hostedZoneOf, recordResourceType } from '../../../stacks/zones';
import { synthesizedStacks } from '../../support/environment-stacks';
import { template, testStack } from '../../support/synth';

const zone = { type: 'manual' } as const;
const record = { domainName: 'a.example.org', recordName: '_a.a.example.org', recordValue: '_b.aws' };

test('tells people the record, and makes none', () => {
  const stack = testStack();
  const dns = dnsOf(stack, 'example.org', zone, {
    overwriteNames: [],
    publishedNames: [],
    otherAccounts: new Map(),
    own: {},
    above: () => undefined,
  });
  expect(dns.publish(stack, 'Record', record)).toEqual({ fqdn: record.recordName, published: false });
  const made = template(stack);
  expect(made.output!.dns_records_to_create!.value).toEqual({
    'a.example.org': { type: 'CNAME', name: record.recordName, value: record.recordValue },
  });
  expect(made).not.toHaveProperty('resource');
});

test('a record stands once it is said to', () => {
  const stack = testStack();
  const dns = dnsOf(stack, 'example.org', zone, {
    overwriteNames: [],
    publishedNames: ['a.example.org'],
    otherAccounts: new Map(),
    own: {},
    above: () => undefined,
  });
  expect(dns.publish(stack, 'Record', record)).toMatchObject({ published: true });
});

test('is nothing in the stack of shared services, and has no record that Terraform could let go of', () => {
  const stack = testStack();
  expect(hostedZoneOf(stack, 'example.org', zone, {})).toBeUndefined();
  expect(recordResourceType(zone)).toBeUndefined();
});

test('requests a certificate whose record has yet to be created by hand, and waits for none of it', () => {
  const shop = synthesizedStacks(staging)['staging-shop']!;
  expect(Object.keys(shop.output!.dns_records_to_create!.value as object).sort()).toEqual([
    'api.partner.example',
    'shop.partner.example',
  ]);
  const waited = Object.keys(shop.resource!.aws_acm_certificate_validation!);
  expect(waited).toContainEqual(expect.stringMatching(/^Certificates_partner_eu-west-1/));
  expect(waited).not.toContainEqual(expect.stringContaining('partner-api'));
});
