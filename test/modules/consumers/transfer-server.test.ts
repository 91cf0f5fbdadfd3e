import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { TransferServer, type TransferServerProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const addressAllocationIds = ['eipalloc-0a1b2c3d'];

function files(stack: TerraformStack, props: Partial<TransferServerProps> = {}): TransferServer {
  return new TransferServer(stack, 'Files', {
    customHostname: 'files.example.com',
    certificate,
    vpcId: 'vpc-0a1b2c3d',
    subnetIds: ['subnet-0a1b2c3d'],
    securityGroupIds: ['sg-0a1b2c3d'],
    identityProvider: { type: 'AWS_DIRECTORY_SERVICE', directoryId: 'd-0a1b2c3d4e' },
    ...props,
  });
}

const synthFiles = (props: Partial<TransferServerProps> = {}) => synth((stack) => void files(stack, props));
const server = (props: Partial<TransferServerProps> = {}) =>
  onlyResource(synthFiles(props), 'aws_transfer_server');

test('speaks FTPS alone in its VPC, with the certificate and a policy of forward secrecy', () => {
  expect(server()).toMatchObject({
    protocols: ['FTPS'],
    certificate: certificate.certificateArn,
    security_policy_name: 'TransferSecurityPolicy-2025-03',
    domain: 'S3',
    endpoint_type: 'VPC',
    endpoint_details: {
      vpc_id: 'vpc-0a1b2c3d',
      subnet_ids: ['subnet-0a1b2c3d'],
      security_group_ids: ['sg-0a1b2c3d'],
    },
    identity_provider_type: 'AWS_DIRECTORY_SERVICE',
    directory_id: 'd-0a1b2c3d4e',
    tags: { 'transfer:customHostname': 'files.example.com' },
  });
});

test('says nothing of addresses, other providers of users, provider or Region by default', () => {
  for (const argument of ['function', 'url', 'invocation_role', 'provider', 'region'])
    expect(server()).not.toHaveProperty(argument);
  expect(server().endpoint_details).not.toHaveProperty('address_allocation_ids');
});

test.each([
  [
    { type: 'AWS_LAMBDA', functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:users' },
    { function: 'arn:aws:lambda:eu-west-1:111111111111:function:users' },
  ],
  [
    {
      type: 'API_GATEWAY',
      url: 'https://users.example.com/live',
      invocationRoleArn: 'arn:aws:iam::111111111111:role/users',
    },
    { url: 'https://users.example.com/live', invocation_role: 'arn:aws:iam::111111111111:role/users' },
  ],
] as const)('asks for users as %j says', (identityProvider, expected) => {
  const made = server({ identityProvider });
  expect(made).toMatchObject({ identity_provider_type: identityProvider.type, ...expected });
  expect(made).not.toHaveProperty('directory_id');
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  files(stack, {
    addressAllocationIds,
    sftp: true,
    domain: 'EFS',
    securityPolicyName: 'TransferSecurityPolicy-FIPS-2025-03',
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });

  expect(onlyResource(template(stack), 'aws_transfer_server')).toMatchObject({
    protocols: ['FTPS', 'SFTP'],
    domain: 'EFS',
    security_policy_name: 'TransferSecurityPolicy-FIPS-2025-03',
    endpoint_details: { address_allocation_ids: addressAllocationIds },
    provider: 'aws.shop',
    region: 'eu-west-1',
    tags: { team: 'shop', 'transfer:customHostname': 'files.example.com' },
  });
});

describe('says where it answers', () => {
  const targets = (props: Partial<TransferServerProps>) =>
    synth((stack) => {
      const { targetDomainName, targetHostedZoneId } = files(stack, props);
      new TerraformOutput(stack, 'target', { value: { name: targetDomainName, zone: targetHostedZoneId } });
    });

  test('in a VPC at its VPC endpoint, which takes alias records', () => {
    const { data, output } = targets({});
    const [endpoint] = Object.values(data!.aws_vpc_endpoint!);
    expect(endpoint).toMatchObject({
      id: expect.stringMatching(/\.endpoint_details\[0\]\.vpc_endpoint_id\}$/) as string,
    });
    expect(output!.target!.value).toEqual({
      name: expect.stringMatching(/aws_vpc_endpoint\.\w+\.dns_entry\[0\]\.dns_name\}$/) as string,
      zone: expect.stringMatching(/aws_vpc_endpoint\.\w+\.dns_entry\[0\]\.hosted_zone_id\}$/) as string,
    });
  });

  test('for the internet at its own endpoint, which takes CNAME records only', () => {
    const { data, output } = targets({ addressAllocationIds });
    expect(data).toBeUndefined();
    expect(output!.target!.value).toEqual({
      name: expect.stringMatching(/aws_transfer_server\.\w+\.endpoint\}$/) as string,
    });
  });
});

test('the name is normalized, and tokens pass', () => {
  const token = (text: string) => Lazy.stringValue({ produce: () => text });

  expect(server({ customHostname: 'Files.Example.com.' })).toMatchObject({
    tags: { 'transfer:customHostname': 'files.example.com' },
  });
  expect(
    server({
      customHostname: token('*.example.com'),
      certificate: { certificateArn: token('shop'), domainNames: ['other.example.com'] },
      at: { region: 'eu-west-1', accountId: '111111111111' },
    }),
  ).toMatchObject({ certificate: 'shop', tags: { 'transfer:customHostname': '*.example.com' } });
});

test.each([
  [
    { customHostname: 'files' },
    '[test/Files] customHostname must be fully qualified, with at least two labels, got "files"',
  ],
  [
    { customHostname: '*.example.com' },
    '[test/Files] customHostname must be a name without wildcard, got "*.example.com"; leave out "*."',
  ],
  [
    { addressAllocationIds: ['eipalloc-0a1b2c3d', 'eipalloc-1b2c3d4e'] },
    '[test/Files] addressAllocationIds must be one for each subnet, got 2 for 1',
  ],
  [
    { certificate: { ...certificate, keyAlgorithm: 'RSA_3072' } },
    '[test/Files] a Transfer server takes a key of RSA_2048, RSA_4096, EC_prime256v1, EC_secp384r1, EC_secp521r1, got RSA_3072',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'a Transfer server takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['*.other.example.com'] } },
    'every host name of a Transfer server must be on a certificate, got "files.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthFiles(props)).toThrow(message);
});
