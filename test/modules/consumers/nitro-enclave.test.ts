import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { NitroEnclave, type NitroEnclaveProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };

function enclave(stack: TerraformStack, props: Partial<NitroEnclaveProps> = {}): NitroEnclave {
  return new NitroEnclave(stack, 'Enclave', { roleName: 'shop', certificate, ...props });
}

const synthEnclave = (props: Partial<NitroEnclaveProps> = {}) => synth((stack) => void enclave(stack, props));

test('ties a role that instances have to the certificate', () => {
  const made = synthEnclave();
  const stack = onlyResource(made, 'aws_cloudformation_stack');

  expect(onlyResource(made, 'aws_iam_role').name).toBe('shop');
  expect(JSON.parse(onlyResource(made, 'aws_iam_role').assume_role_policy as string)).toMatchObject({
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  expect(onlyResource(made, 'aws_iam_instance_profile')).toMatchObject({
    name: 'shop',
    role: expect.stringMatching(/^\$\{aws_iam_role\.Enclave_\w+\.name\}$/) as string,
  });
  expect(stack).toMatchObject({
    name: 'shop',
    parameters: {
      CertificateArn: certificate.certificateArn,
      RoleArn: expect.stringMatching(/^\$\{aws_iam_role\.Enclave_\w+\.arn\}$/) as string,
    },
  });
  expect(JSON.parse(stack.template_body as string)).toMatchObject({
    Resources: {
      Association: {
        Type: 'AWS::EC2::EnclaveCertificateIamRoleAssociation',
        Properties: { CertificateArn: { Ref: 'CertificateArn' }, RoleArn: { Ref: 'RoleArn' } },
      },
    },
  });
});

test('lets the role fetch the encrypted key, decrypt it and look at itself, and nothing else', () => {
  const policy = onlyResource(synthEnclave(), 'aws_iam_role_policy').policy as string;

  expect(policy.match(/"[a-z0-9]+:[A-Z]\w+"/g)).toEqual(['"s3:GetObject"', '"kms:Decrypt"', '"iam:GetRole"']);
  expect(policy).toMatch(
    /"arn:aws:s3:::\$\{aws_cloudformation_stack\.\w+\.outputs\["?CertificateS3BucketName"?\]\}\/\*"/,
  );
  expect(policy).toContain(':*:key/${aws_cloudformation_stack.');
});

test('says nothing of provider, Region or tags by default', () => {
  const made = synthEnclave();

  for (const type of ['aws_iam_role', 'aws_cloudformation_stack', 'aws_iam_instance_profile']) {
    for (const argument of ['provider', 'region', 'tags'])
      expect(onlyResource(made, type)).not.toHaveProperty(argument);
  }
});

test('is where it was asked to be, its role in no Region', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  enclave(stack, {
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);

  for (const type of ['aws_iam_role', 'aws_cloudformation_stack', 'aws_iam_instance_profile'])
    expect(onlyResource(made, type)).toMatchObject({ provider: 'aws.shop', tags: { team: 'shop' } });
  expect(onlyResource(made, 'aws_iam_role_policy').provider).toBe('aws.shop');
  expect(onlyResource(made, 'aws_cloudformation_stack').region).toBe('eu-west-1');
  expect(onlyResource(made, 'aws_iam_role')).not.toHaveProperty('region');
});

test('calls EC2 as it is called in China', () => {
  const role = onlyResource(
    synthEnclave({
      certificate: { certificateArn: 'arn:aws-cn:acm:cn-north-1:111111111111:certificate/0a1b2c3d' },
      at: { region: 'cn-north-1' },
    }),
    'aws_iam_role',
  );

  expect(role.assume_role_policy).toContain('"ec2.amazonaws.com.cn"');
});

test('tokens pass', () => {
  const certificateArn = Lazy.stringValue({ produce: () => 'shop' });
  const at = { region: 'eu-west-1', accountId: '111111111111' };

  expect(
    onlyResource(synthEnclave({ certificate: { certificateArn }, at }), 'aws_cloudformation_stack'),
  ).toMatchObject({ parameters: { CertificateArn: 'shop' } });
});

test.each([
  [
    { at: { region: 'eu-west-2' } },
    'a Nitro Enclave takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'a Nitro Enclave takes a certificate of its own account only'],
  [
    { certificate: { ...certificate, domainNames: ['example.com'] }, hostNames: ['shop.example.com'] },
    'every host name of a Nitro Enclave must be on a certificate, got "shop.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthEnclave(props)).toThrow(message);
});
