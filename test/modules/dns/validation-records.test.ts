import { TerraformStack } from 'cdktf';
import { type IDnsProvider, Route53Dns, ValidationRecords } from '../../../modules/dns';
import { resources, template, testApp, testStack } from '../../support/synth';

const dns = new Route53Dns({ hostedZoneId: 'Z1' });

const record = (domainName: string) => ({
  domainName,
  recordName: `_token.${domainName}`,
  recordValue: '_value',
});

test('a record is published once for an account and name, whoever needs it', () => {
  const stack = testStack();
  const first = ValidationRecords.of(stack).publish(dns, '111111111111', record('example.com'));
  const again = ValidationRecords.of(stack).publish(dns, '111111111111', record('example.com'));

  expect(again).toBe(first);
  expect(resources(template(stack), 'aws_route53_record')).toHaveLength(1);
});

test('another account has another record of the same name', () => {
  const stack = testStack();
  const records = ValidationRecords.of(stack);
  records.publish(dns, '111111111111', record('example.com'));
  records.publish(dns, '222222222222', record('example.com'));

  expect(Object.keys(template(stack).resource!.aws_route53_record!)).toEqual([
    expect.stringContaining('111111111111-examplecom'),
    expect.stringContaining('222222222222-examplecom'),
  ]);
});

test('names that differ only in punctuation do not collide', () => {
  const stack = testStack();
  const records = ValidationRecords.of(stack);
  for (const name of ['a.bc.com', 'ab.c.com', 'a-b.c.com', 'abc.com']) {
    records.publish(dns, '111111111111', record(name));
  }

  expect(resources(template(stack), 'aws_route53_record').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['_token.a.bc.com', '_token.ab.c.com', '_token.a-b.c.com', '_token.abc.com']),
  );
});

test('a DNS service defines the record under an id of account and name', () => {
  const publish = jest.fn<ReturnType<IDnsProvider['publish']>, Parameters<IDnsProvider['publish']>>(() => ({
    fqdn: '_token.example.com',
    published: true,
  }));
  const records = ValidationRecords.of(testStack());
  records.publish({ publish }, '111111111111', record('example.com'));

  expect(publish).toHaveBeenCalledTimes(1);
  expect(publish).toHaveBeenCalledWith(records, '111111111111-example.com', record('example.com'));
});

test('each stack has records of its own', () => {
  const app = testApp();
  const [one, other] = ['one', 'other'].map((id) => ValidationRecords.of(new TerraformStack(app, id)));

  expect(one).not.toBe(other);
});

test('letting go of a record names the address it had, and says whether it is deleted', () => {
  const before = testStack();
  ValidationRecords.of(before).publish(dns, '111111111111', record('example.com'));
  const [address] = Object.keys(template(before).resource!.aws_route53_record!);
  const after = testStack();
  ValidationRecords.of(after).release('aws_route53_record', '111111111111', 'example.com', false);
  ValidationRecords.of(after).release('aws_route53_record', '111111111111', 'example.org', true);

  expect(template(after).removed).toEqual([
    { from: `aws_route53_record.${address}`, lifecycle: { destroy: false } },
    { from: expect.not.stringContaining(address!) as string, lifecycle: { destroy: true } },
  ]);
});

test('a retained record keeps the address and the lifecycle it had, and knows no token', () => {
  const before = testStack();
  ValidationRecords.of(before).publish(dns, '111111111111', record('example.com'));
  const after = testStack();
  ValidationRecords.of(after).retain(dns, '111111111111', 'example.com');
  const retained = template(after).resource!.aws_route53_record!;

  expect(Object.keys(template(before).resource!.aws_route53_record!)).toEqual(Object.keys(retained));
  expect(Object.values(retained)[0]).toMatchObject({
    zone_id: 'Z1',
    name: '_retained-but-not-in-the-state.example.com',
    lifecycle: { ignore_changes: ['name', 'records'] },
  });
});
