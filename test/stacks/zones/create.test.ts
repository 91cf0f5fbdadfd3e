import { TerraformOutput } from 'cdktf';
import { dnsOf, hostedZoneOf, recordResourceType } from '../../../stacks/zones';
import { accountStack } from '../../support/account';
import { type Template, dataSources, onlyResource, resources, template } from '../../support/synth';

const zone = { type: 'create' } as const;
const record = { domainName: 'shop.example.com', recordName: '_a.shop.example.com', recordValue: '_b.aws' };

/** The record of a name as an application account publishes it. */
function published(overwriteNames: readonly string[] = []): Template {
  const { stack, providers } = accountStack();
  const at = providers.global;
  dnsOf(stack, 'example.com', zone, {
    at,
    overwriteNames,
    publishedNames: [],
    otherAccounts: new Map(),
    own: {},
    above: () => undefined,
  }).publish(stack, 'Record', record);
  return template(stack);
}

test('is a hosted zone in the stack of shared services, which tells its name servers', () => {
  const { stack, providers } = accountStack();
  const { hostedZoneId, nameServers } = hostedZoneOf(stack, 'example.com', zone, providers.global)!;
  new TerraformOutput(stack, 'zone', { value: [hostedZoneId, nameServers] });
  const made = template(stack);
  expect(onlyResource(made, 'aws_route53_zone')).toMatchObject({ name: 'example.com' });
  expect(made.output!.zone!.value).toEqual([
    '${aws_route53_zone.examplecom.zone_id}',
    '${aws_route53_zone.examplecom.name_servers}',
  ]);
});

test('is found by its name in an application account, and never as a private zone', () => {
  const made = published();
  expect(dataSources(made, 'aws_route53_zone')).toMatchObject([{ name: 'example.com', private_zone: false }]);
  expect(onlyResource(made, 'aws_route53_record')).toMatchObject({
    zone_id: '${data.aws_route53_zone.examplecom.zone_id}',
    name: record.recordName,
    records: [record.recordValue],
  });
  expect(resources(made, 'aws_route53_zone')).toEqual([]);
});

test('takes over the records that something else created, and no others', () => {
  expect(onlyResource(published(), 'aws_route53_record')).not.toHaveProperty('allow_overwrite');
  expect(onlyResource(published(['shop.example.com']), 'aws_route53_record')).toMatchObject({
    allow_overwrite: true,
  });
});

test('has records that Terraform can let go of', () => {
  expect(recordResourceType(zone)).toBe('aws_route53_record');
});
