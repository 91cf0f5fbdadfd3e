import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput } from 'cdktf';
import { Route53Dns, type Route53DnsProps } from '../../../modules/dns';
import { onlyResource, synth, testStack, template } from '../../support/synth';

const RECORD = {
  domainName: 'example.com',
  recordName: '_token.example.com',
  recordValue: '_value.acm-validations.aws',
};

function record(props: Partial<Route53DnsProps> = {}): Record<string, unknown> {
  return onlyResource(
    synth((stack) => {
      new Route53Dns({ hostedZoneId: 'Z0123456789ABCDEFGHIJ', ...props }).publish(stack, 'Record', RECORD);
    }),
    'aws_route53_record',
  );
}

test('publishes a CNAME in the zone', () => {
  expect(record()).toMatchObject({
    zone_id: 'Z0123456789ABCDEFGHIJ',
    name: '_token.example.com',
    type: 'CNAME',
    ttl: 300,
    records: ['_value.acm-validations.aws'],
  });
});

test('leaves the record alone while a certificate is being replaced', () => {
  expect(record()).toMatchObject({ lifecycle: { ignore_changes: ['name', 'records'] } });
});

test('takes over no record of another owner, unless told to', () => {
  expect(record()).not.toHaveProperty('allow_overwrite');
  expect(record({ overwriteNames: ['example.org'] })).not.toHaveProperty('allow_overwrite');
  expect(record({ overwriteNames: ['Example.com.'] })).toMatchObject({ allow_overwrite: true });
});

test('keeps the record for as long as asked', () => {
  expect(record({ ttlSeconds: 60 })).toMatchObject({ ttl: 60 });
});

test('writes through the provider of the account that owns the zone, without a Region', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'zones', { alias: 'zones' });
  new Route53Dns({ hostedZoneId: 'Z1', at: { provider, region: 'eu-west-1' } }).publish(stack, 'R', RECORD);
  const resource = onlyResource(template(stack), 'aws_route53_record');

  expect(resource).toMatchObject({ provider: 'aws.zones' });
  expect(resource).not.toHaveProperty('region');
});

test('says that the record stands once it is published', () => {
  const stack = testStack();
  const published = new Route53Dns({ hostedZoneId: 'Z1' }).publish(stack, 'Record', RECORD);

  expect(published.published).toBe(true);
  new TerraformOutput(stack, 'fqdn', { value: published.fqdn });
  expect(template(stack).output).toMatchObject({ fqdn: { value: '${aws_route53_record.Record.fqdn}' } });
});

test('accepts a zone id that is a token', () => {
  const hostedZoneId = Lazy.stringValue({ produce: () => '${data.aws_route53_zone.example.zone_id}' });

  expect(record({ hostedZoneId })).toMatchObject({ zone_id: '${data.aws_route53_zone.example.zone_id}' });
});

test.each(['/hostedzone/Z0123', 'example.com', 'z0123', '', `Z${'A'.repeat(32)}`])(
  'fails for the zone id %j',
  (hostedZoneId) => {
    expect(() => record({ hostedZoneId })).toThrow(
      `hostedZoneId must be the id of a Route 53 hosted zone, got ${JSON.stringify(hostedZoneId)}; use the bare id`,
    );
  },
);
