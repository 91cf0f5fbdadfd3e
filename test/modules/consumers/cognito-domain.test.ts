import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { CognitoDomain, type CognitoDomainProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d' };

function login(stack: TerraformStack, props: Partial<CognitoDomainProps> = {}): CognitoDomain {
  return new CognitoDomain(stack, 'Login', {
    userPoolId: 'eu-west-1_AbCdEfGhI',
    domainName: 'auth.example.com',
    certificate,
    ...props,
  });
}

const synthLogin = (props: Partial<CognitoDomainProps> = {}) => synth((stack) => void login(stack, props));
const domain = (props: Partial<CognitoDomainProps> = {}) =>
  onlyResource(synthLogin(props), 'aws_cognito_user_pool_domain');

test('serves the sign-in pages of a user pool under its name', () => {
  expect(domain()).toMatchObject({
    user_pool_id: 'eu-west-1_AbCdEfGhI',
    domain: 'auth.example.com',
    certificate_arn: certificate.certificateArn,
  });
});

test('says nothing of pages, provider or Region by default', () => {
  for (const argument of ['managed_login_version', 'provider', 'region'])
    expect(domain()).not.toHaveProperty(argument);
});

test('is never replaced, which takes it down, unless that was allowed', () => {
  expect(domain().lifecycle).toEqual({ prevent_destroy: true });
  expect(domain({ interruptible: false }).lifecycle).toEqual({ prevent_destroy: true });
  expect(domain({ interruptible: true })).not.toHaveProperty('lifecycle');
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  login(stack, {
    managedLoginVersion: 2,
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
  });

  expect(onlyResource(template(stack), 'aws_cognito_user_pool_domain')).toMatchObject({
    managed_login_version: 2,
    provider: 'aws.shop',
    region: 'eu-west-1',
  });
});

test('says where it answers', () => {
  const { output } = synth((stack) => {
    const { targetDomainName, targetHostedZoneId } = login(stack);
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toMatchObject({
    name: { value: expect.stringMatching(/\.cloudfront_distribution\}$/) as string },
    zone: { value: expect.stringMatching(/\.cloudfront_distribution_zone_id\}$/) as string },
  });
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(domain({ domainName: 'Auth.Example.com.' })).toMatchObject({ domain: 'auth.example.com' });
  expect(
    domain({
      userPoolId: token('eu-west-2_AbCdEfGhI'),
      domainName: token('*.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ domain: '*.com', certificate_arn: 'shop' });
});

test.each([
  [{ domainName: 'auth' }, '[test/Login] domainName must be fully qualified, with at least two labels'],
  [
    { domainName: 'example.com' },
    '[test/Login] domainName must lie below a domain with an A record, which a top-level domain has not, got "example.com"; use a name such as "auth.example.com"',
  ],
  [{ domainName: '*.example.com' }, 'domainName must be a name without wildcard, got "*.example.com"'],
  [
    { domainName: `${'a'.repeat(52)}.example.com` },
    'domainName must have at most 63 characters for Cognito, got 64 in "aaa',
  ],
  [
    { userPoolId: 'eu-west-2_AbCdEfGhI', at: { region: 'eu-west-1' } },
    '[test/Login] userPoolId must be the id of a user pool in eu-west-1, got "eu-west-2_AbCdEfGhI"',
  ],
  [
    { certificate: { certificateArn: certificate.certificateArn.replace('us-east-1', 'eu-west-1') } },
    '[test/Login] a Cognito domain takes a certificate of us-east-1 here, got one of eu-west-1',
  ],
  [
    { certificate: { ...certificate, keyAlgorithm: 'EC_secp521r1' } },
    'a Cognito domain takes a key of RSA_1024, RSA_2048, RSA_3072, RSA_4096, EC_prime256v1, EC_secp384r1, got EC_secp521r1',
  ],
  [
    { certificate: { ...certificate, certificateType: 'PRIVATE' } },
    'a Cognito domain takes a public certificate of ACM or an imported certificate only, got a certificate of a private CA',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.other.example.com'] } },
    'every host name of a Cognito domain must be on a certificate, got "auth.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthLogin(props)).toThrow(message);
});

test('a name of 63 characters is taken', () => {
  const domainName = `${'a'.repeat(51)}.example.com`;
  expect(domain({ domainName })).toMatchObject({ domain: domainName });
});
