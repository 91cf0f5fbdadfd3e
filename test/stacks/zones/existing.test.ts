import { dnsOf, hostedZoneOf, recordResourceType } from '../../../stacks/zones';
import { accountStack } from '../../support/account';
import { onlyResource, template } from '../../support/synth';

const zone = { type: 'existing', hostedZoneId: 'Z0123456789ABCDEFGHIJ' } as const;

test('is its id in the stack of shared services: nothing is made, and nobody is told to delegate', () => {
  const { stack, providers } = accountStack();
  expect(hostedZoneOf(stack, 'example.com', zone, providers.global)).toEqual({
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  });
  expect(template(stack)).not.toHaveProperty('resource');
});

test('is its id in an application account, where nothing is looked up', () => {
  const { stack, providers } = accountStack();
  const context = {
    at: providers.global,
    overwriteNames: ['a.example.com'],
    publishedNames: [],
    otherAccounts: new Map(),
    own: {},
    above: () => undefined,
  };
  dnsOf(stack, 'example.com', zone, context).publish(stack, 'Record', {
    domainName: 'a.example.com',
    recordName: '_a.a.example.com',
    recordValue: '_b.aws',
  });
  const made = template(stack);
  expect(onlyResource(made, 'aws_route53_record')).toMatchObject({
    zone_id: 'Z0123456789ABCDEFGHIJ',
    allow_overwrite: true,
  });
  expect(made).not.toHaveProperty('data');
});

test('has records that Terraform can let go of', () => {
  expect(recordResourceType(zone)).toBe('aws_route53_record');
});
