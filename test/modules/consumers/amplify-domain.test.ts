import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { AmplifyDomain, type AmplifyDomainProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d';

function site(stack: TerraformStack, props: Partial<AmplifyDomainProps> = {}) {
  return new AmplifyDomain(stack, 'Site', {
    appId: 'd1m7bkiki6tdw1',
    domainName: 'example.com',
    subDomains: [
      { prefix: '', branchName: 'main' },
      { prefix: 'www', branchName: 'main' },
    ],
    certificate: { certificateArn, domainNames: ['example.com', '*.example.com'] },
    ...props,
  });
}

const domain = (props: Partial<AmplifyDomainProps> = {}) =>
  onlyResource(
    synth((stack) => void site(stack, props)),
    'aws_amplify_domain_association',
  );

test('shows branches under names that the certificate has', () => {
  expect(domain()).toMatchObject({
    app_id: 'd1m7bkiki6tdw1',
    domain_name: 'example.com',
    certificate_settings: { type: 'CUSTOM', custom_certificate_arn: certificateArn },
    sub_domain: [
      { prefix: '', branch_name: 'main' },
      { prefix: 'www', branch_name: 'main' },
    ],
  });
});

test('does not wait for records, which can point to it only once it is there', () => {
  expect(domain()).toMatchObject({ wait_for_verification: false });
});

test('makes no sub-domains by itself, and says nothing of provider and Region by default', () => {
  for (const argument of ['enable_auto_sub_domain', 'provider', 'region']) {
    expect(domain()).not.toHaveProperty(argument);
  }
});

test('lies in the Region of its app', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'web', { alias: 'web' });
  site(stack, { at: { provider, region: 'eu-west-1', accountId: '111111111111' } });

  expect(onlyResource(template(stack), 'aws_amplify_domain_association')).toMatchObject({
    provider: 'aws.web',
    region: 'eu-west-1',
  });
});

test('says what the records of its names point to, picked by name from what Amplify says', () => {
  const { output } = synth((stack) => {
    const { domainAssociationArn, targetDomainName, targetHostedZoneId } = site(stack);
    new TerraformOutput(stack, 'arn', { value: domainAssociationArn });
    new TerraformOutput(stack, 'name', { value: targetDomainName });
    new TerraformOutput(stack, 'zone', { value: targetHostedZoneId });
  });

  expect(output).toEqual({
    arn: { value: expect.stringMatching(/\.arn\}$/) as string },
    name: {
      value: expect.stringMatching(
        /^\$\{element\(split\(" ", one\(\[for each in \S+\.sub_domain : each\.dns_record if each\.prefix == ""\]\)\), 2\)\}$/,
      ) as string,
    },
    zone: { value: 'Z2FDTNDATAQYW2' },
  });
});

test('tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(
    domain({
      appId: token('app'),
      domainName: token('example.org'),
      certificate: { certificateArn: token('later'), domainNames: ['example.com'] },
      at: { accountId: '111111111111' },
    }),
  ).toMatchObject({ app_id: 'app', domain_name: 'example.org' });
});

test.each(['RSA_1024', 'RSA_4096', 'EC_prime256v1'])('takes a key of %s', (keyAlgorithm) => {
  expect(() => domain({ certificate: { certificateArn, keyAlgorithm } })).not.toThrow();
});

test.each([
  [{ subDomains: [] }, '[test/Site] subDomains must be at least one, got none'],
  [
    { subDomains: [{ prefix: 'a_b', branchName: 'main' }] },
    '[test/Site] a sub-domain must have labels of letters, digits and hyphens',
  ],
  [
    {
      subDomains: [
        { prefix: 'www', branchName: 'main' },
        { prefix: 'WWW', branchName: 'main' },
      ],
    },
    '[test/Site] a sub-domain must be there once, got "www.example.com"',
  ],
  [
    { subDomains: [{ prefix: 'a.b', branchName: 'main' }] },
    'every host name of an Amplify domain must be on a certificate, got "a.b.example.com"',
  ],
  [
    { certificate: { certificateArn: certificateArn.replace('us-east-1', 'eu-west-1') } },
    'an Amplify domain takes a certificate of us-east-1 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { certificateArn, keyAlgorithm: 'EC_secp384r1' } },
    'an Amplify domain takes a key of RSA_1024, RSA_2048, RSA_3072, RSA_4096, EC_prime256v1, got EC_secp384r1',
  ],
])('fails for %j', (props, message) => {
  expect(() => domain(props)).toThrow(message);
});
