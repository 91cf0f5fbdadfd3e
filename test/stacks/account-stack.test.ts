import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack } from 'cdktf';
import local from '../../environments/local';
import production from '../../environments/production';
import staging from '../../environments/staging';
import { UniqueLogicalIds } from '../../stacks/unique-logical-ids';
import { synthesizedStacks } from '../support/environment-stacks';
import { testApp } from '../support/synth';

test('fails where two ids differ only in punctuation, because Terraform would see the later alone', () => {
  const stack = new TerraformStack(testApp(), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  stack.node.addValidation(new UniqueLogicalIds(stack));
  new AcmCertificate(stack, 'a.bc.com', { domainName: 'a.bc.com' });
  new AcmCertificate(stack, 'ab.c.com', { domainName: 'ab.c.com' });
  expect(() => stack.runAllValidations()).toThrow('got abccom for test/a.bc.com and test/ab.c.com');
});

test('keeps state in the folder, bucket or workspace that the environment names', () => {
  const backendOf = (environment: typeof local, name: string) =>
    synthesizedStacks(environment)[name]!.terraform;
  expect(backendOf(local, 'local-shop')).toMatchObject({
    backend: { local: { path: '../../../.emulator/state/local-shop.tfstate' } },
  });
  expect(backendOf(staging, 'staging-shop')).toMatchObject({
    backend: { s3: { key: 'certfleet/staging-shop.tfstate', encrypt: true, use_lockfile: true } },
  });
  expect(backendOf(production, 'production-shop')).toMatchObject({
    cloud: { organization: 'example', workspaces: { name: 'production-shop', project: 'certificates' } },
  });
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

test('no private certificate has options, whatever the provider', () => {
  for (const environment of [local, staging, production]) {
    const certificates = Object.values(synthesizedStacks(environment)).flatMap(({ resource }) =>
      Object.values(resource?.aws_acm_certificate ?? {}),
    );
    const ofAuthorities = certificates.filter((each) => 'certificate_authority_arn' in each);
    expect(ofAuthorities.length).toBeGreaterThan(0);
    for (const certificate of ofAuthorities) expect(certificate).not.toHaveProperty('options');
  }
});

test('reaches the shared-services account through the deploy role and then the validation role', () => {
  const [provider] = synthesizedStacks(production)['production-partner']!.provider!.aws!.filter(
    ({ alias }) => alias === 'shared-services',
  );
  expect(provider!.assume_role).toEqual([
    { role_arn: 'arn:aws:iam::111122220023:role/certfleet-deploy', session_name: 'certfleet' },
    {
      role_arn: 'arn:aws:iam::111122220020:role/certfleet-production-partner-validation',
      external_id: 'example-partner',
      session_name: 'certfleet',
    },
  ]);
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
