import { TerraformOutput } from 'cdktf';
import local from '../../environments/local';
import production from '../../environments/production';
import staging from '../../environments/staging';
import { AccountStack, type AccountStackProps } from '../../stacks/account-stack';
import { synthesizedStacks } from '../support/environment-stacks';
import { template, testApp } from '../support/synth';

function stackOf(props: Partial<AccountStackProps> = {}): AccountStack {
  return new AccountStack(testApp(), {
    environment: local,
    accountName: 'shop',
    account: local.applications.shop!,
    regions: ['eu-west-1'],
    ...props,
  });
}

test('is called by environment and account, and tags by them and by what the environment says', () => {
  const stack = stackOf();
  expect(stack.node.id).toBe('local-shop');
  expect(template(stack).provider!.aws).toMatchObject([
    {
      allowed_account_ids: ['222222222222'],
      assume_role: [{ role_arn: 'arn:aws:iam::222222222222:role/certfleet-deploy' }],
      default_tags: [
        {
          tags: {
            'certfleet:environment': 'local',
            'certfleet:stack': 'local-shop',
            project: 'certfleet',
          },
        },
      ],
    },
  ]);
});

test('keeps the state of an account that is renamed where it was', () => {
  const stack = stackOf({ accountName: 'store', stateAccountName: 'shop' });
  expect(stack.node.id).toBe('local-store');
  expect(template(stack).terraform!.backend).toMatchObject({
    s3: { bucket: 'certfleet-local-state', key: 'certfleet/local-shop.tfstate' },
  });
});

test('asks for the provider that the environment says, not for the one of the bindings', () => {
  expect(template(stackOf()).terraform!.required_providers).toMatchObject({
    aws: { version: '>= 5.80.0, < 6.0.0' },
  });
});

test('refuses two elements at one address', () => {
  const stack = stackOf();
  new TerraformOutput(stack, 'A', { value: 1 }).overrideLogicalId('arn');
  new TerraformOutput(stack, 'B', { value: 2 }).overrideLogicalId('arn');
  expect(() => template(stack)).toThrow('an element must have a logical id of its own, got arn');
});

test('provider 5 has a provider for each Region, and no argument it does not know', () => {
  const shop = synthesizedStacks(staging)['staging-shop']!;
  expect(shop.provider!.aws!.map(({ alias, region }) => [alias, region])).toEqual([
    [undefined, 'eu-west-1'],
    ['us-east-1', 'us-east-1'],
    ['shared-services', 'eu-west-1'],
  ]);
  const certificates = Object.values(shop.resource!.aws_acm_certificate!);
  for (const certificate of certificates) {
    expect(certificate).not.toHaveProperty('options');
    expect(certificate).not.toHaveProperty('region');
  }
});

test('provider 6 says the Region of every certificate, and export of the public ones', () => {
  const certificates = Object.values(
    synthesizedStacks(production)['production-shop']!.resource!.aws_acm_certificate!,
  );
  expect(
    certificates
      .map(({ region, options }) => [region, (options as { export: string } | undefined)?.export])
      .sort(),
  ).toEqual([
    ['eu-west-1', 'DISABLED'],
    ['eu-west-1', 'ENABLED'],
    ['us-east-1', undefined],
    ['us-east-1', 'DISABLED'],
  ]);
});

test('provider 6 on the way from 5 has the providers of 5 and says no Region, and still says export', () => {
  const staged = synthesizedStacks({
    ...staging,
    provider: { major: 6, version: '>= 6.25.0, < 7.0.0', regionalProviders: true },
  });
  const before = synthesizedStacks(staging);

  for (const [name, stack] of Object.entries(staged)) {
    expect(stack.provider).toEqual(before[name]!.provider);
    expect(JSON.stringify([stack.resource, stack.data])).not.toContain('"region":');
  }
  expect(Object.values(staged['staging-shop']!.resource!.aws_acm_certificate!)).toContainEqual(
    expect.objectContaining({ options: { export: 'DISABLED' }, provider: 'aws.us-east-1' }),
  );
});
