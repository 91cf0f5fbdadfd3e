import type { Environment } from '../../../environments';
import local from '../../../environments/local';
import { recordResourceType } from '../../../stacks/zones';
import { synthesizedStacks } from '../../support/environment-stacks';
import { resources } from '../../support/synth';

const zone = {
  type: 'other-account',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  roleArn: 'arn:aws:iam::444444444444:role/certificates',
  externalId: 'agreed',
} as const;
const { shop } = local.applications;
const environment: Environment = {
  ...local,
  dnsValidation: undefined,
  census: undefined,
  notifications: undefined,
  sharedServices: {
    ...local.sharedServices,
    zones: { ...local.sharedServices.zones, 'example.net': zone },
  },
  applications: {
    ...local.applications,
    shop: {
      ...shop!,
      domains: [...shop!.domains!, 'example.net'],
      certificates: {
        ...shop!.certificates,
        wide: {
          source: 'public',
          domainName: 'www.example.net',
          subjectAlternativeNames: ['shop.example.org'],
        },
      },
    },
  },
};
const made = synthesizedStacks(environment);

test('is reached from the account by its role, and by nobody whose domains do not lie in it', () => {
  const provider = (stack: string) =>
    made[stack]!.provider!.aws!.find(({ alias }) => alias === 'zone-example-net');

  expect(provider('local-shop')).toMatchObject({
    allowed_account_ids: ['444444444444'],
    assume_role: [
      expect.anything(),
      { role_arn: zone.roleArn, external_id: 'agreed', session_name: 'certfleet' },
    ],
  });
  expect(provider('local-partner')).toBeUndefined();
});

test('one certificate is proved in zones of two accounts, each record by its own way', () => {
  const records = resources(made['local-shop']!, 'aws_route53_record');

  expect(records.filter(({ zone_id }) => zone_id === zone.hostedZoneId)).toEqual([
    expect.objectContaining({ provider: 'aws.zone-example-net', type: 'CNAME' }),
  ]);
  expect(records.some(({ provider }) => provider === 'aws.shared-services')).toBe(true);
});

test('shared services neither holds it nor gives a role for it', () => {
  const text = JSON.stringify(made['local-shared-services']);
  expect(text).not.toContain('example.net');
  expect(text).not.toContain(zone.hostedZoneId);
});

test('has records that Terraform can let go of', () => {
  expect(recordResourceType(zone)).toBe('aws_route53_record');
});
