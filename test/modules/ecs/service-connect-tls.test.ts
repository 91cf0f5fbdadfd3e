import { EcsService } from '@cdktf/provider-aws/lib/ecs-service';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy } from 'cdktf';
import { EcsServiceConnectTls, type EcsServiceConnectTlsProps } from '../../../modules/ecs';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/issuing';
const POLICY = 'AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity';
const props: EcsServiceConnectTlsProps = {
  roleName: 'service-connect',
  certificateAuthority: { certificateAuthorityArn: AUTHORITY },
};

const synthTls = (changes: Partial<EcsServiceConnectTlsProps> = {}) =>
  synth((stack) => void new EcsServiceConnectTls(stack, 'Tls', { ...props, ...changes }));
const statements = (text: unknown) => (JSON.parse(text as string) as { Statement: any[] }).Statement;

test('ECS assumes the role, which has the rights that AWS wrote for it', () => {
  const made = synthTls();

  expect(statements(onlyResource(made, 'aws_iam_role').assume_role_policy)).toEqual([
    { Sid: 'Ecs', Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ]);
  expect(onlyResource(made, 'aws_iam_role_policy_attachment')).toMatchObject({
    policy_arn: `arn:aws:iam::aws:policy/service-role/${POLICY}`,
  });
});

test('keeps private keys under a key of its own, which rotates and which the role may use', () => {
  const made = synthTls();

  const key = onlyResource(made, 'aws_kms_key');
  expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
  // Service Connect takes symmetric keys only, as KMS makes unless it is said.
  expect(key).not.toHaveProperty('customer_master_key_spec');
  expect(statements(onlyResource(made, 'aws_iam_role_policy').policy)).toEqual([
    {
      Sid: 'KeepPrivateKeys',
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyPair'],
      Resource: expect.stringMatching(/^\$\{aws_kms_key\.Tls_Key_\w+\.arn\}$/) as string,
    },
  ]);
});

test('a service with the block comes after the rights of the role, and goes before them', () => {
  const made = synth((stack) => {
    const { tls } = new EcsServiceConnectTls(stack, 'Tls', props);
    new EcsService(stack, 'Service', {
      name: 'shop',
      serviceConnectConfiguration: { enabled: true, service: [{ portName: 'http', tls }] },
    });
  });

  expect(onlyResource(made, 'aws_ecs_service')).toMatchObject({
    service_connect_configuration: {
      service: [
        {
          tls: {
            issuer_cert_authority: { aws_pca_authority_arn: AUTHORITY },
            kms_key: expect.stringMatching(/^\$\{aws_kms_key\.Tls_Key_\w+\.arn\}$/) as string,
            role_arn: expect.stringMatching(
              /^\$\{element\(\[aws_iam_role\.\w+\.arn, aws_iam_role_policy_attachment\.\w+\.id, aws_iam_role_policy\.\w+\.id\], 0\)\}$/,
            ) as string,
          },
        },
      ],
    },
  });
});

test('a role by another name stands with its rights before the old one goes', () => {
  const made = synthTls();
  for (const type of ['aws_iam_role', 'aws_iam_role_policy', 'aws_iam_role_policy_attachment'])
    expect(onlyResource(made, type)).toMatchObject({ lifecycle: { create_before_destroy: true } });
});

test('says nothing of provider, Region or tags by default', () => {
  for (const type of ['aws_kms_key', 'aws_iam_role']) {
    const made = onlyResource(synthTls(), type);
    for (const argument of ['provider', 'region', 'tags']) expect(made).not.toHaveProperty(argument);
  }
});

test('is where it was asked to be, with its tags', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  new EcsServiceConnectTls(stack, 'Tls', {
    ...props,
    at: { provider, region: 'eu-west-1' },
    tags: { team: 'shop' },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_kms_key')).toMatchObject({
    provider: 'aws.shop',
    region: 'eu-west-1',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_iam_role')).toMatchObject({
    provider: 'aws.shop',
    name: 'service-connect',
    tags: { team: 'shop' },
  });
});

test('tokens pass, and the partition is that of the services', () => {
  const certificateAuthorityArn = Lazy.stringValue({ produce: () => 'issuing' });

  expect(
    onlyResource(
      synthTls({ certificateAuthority: { certificateAuthorityArn }, at: { region: 'us-gov-west-1' } }),
      'aws_iam_role_policy_attachment',
    ).policy_arn,
  ).toBe(`arn:aws-us-gov:iam::aws:policy/service-role/${POLICY}`);
});

test('fails for a CA of another Region', () => {
  expect(() => synthTls({ at: { providerRegion: 'eu-central-1' } })).toThrow(
    '[test/Tls] certificateAuthority must be in eu-central-1, where the services are, got "eu-west-1"; ' +
      'declare a CA with this region',
  );
});
