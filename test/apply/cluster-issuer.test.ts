import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { parse } from 'yaml';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { PrivateCaIssuerRole, manifestYaml, privateCaIssuer } from '../../modules/kubernetes';
import { RootCertificateAuthority } from '../../modules/private-ca';
import { schemaErrors } from '../support/kubernetes-schema';
import { testApp } from '../support/synth';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

const { accountId, regions } = local.applications.shop!;
const [region] = regions;
const ISSUER = `oidc.eks.${region}.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF`;

/** An issuer of a CA, and its role for a cluster whose OIDC provider is made in the same apply. */
function issuerStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), 'issuer');
  new AwsProvider(stack, 'aws', {
    region,
    assumeRole: [{ roleArn: `arn:aws:iam::${accountId}:role/deploy` }],
  });
  stack.addOverride('terraform.required_providers.aws.version', '~> 5.100');
  const certificateAuthority = new RootCertificateAuthority(stack, 'Authority', {
    commonName: 'Cluster',
    validityYears: 5,
    usageMode: 'SHORT_LIVED_CERTIFICATE',
  });
  const { arn: oidcProviderArn } = new IamOpenidConnectProvider(stack, 'Oidc', {
    url: `https://${ISSUER}`,
    clientIdList: ['sts.amazonaws.com'],
    thumbprintList: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
  });
  new PrivateCaIssuerRole(stack, 'IssuerRole', {
    roleName: 'issuer',
    certificateAuthority,
    workload: {
      type: 'irsa',
      oidcProviderArn,
      namespace: 'cert-manager',
      serviceAccountName: 'aws-privateca-issuer',
    },
  });
  new TerraformOutput(stack, 'issuer', {
    value: manifestYaml(privateCaIssuer({ name: 'internal', certificateAuthority })),
  });
  return stack;
}

describeWithTools('an issuer of a cluster and its role', () => {
  let emulator: Emulator;
  let run: TerraformStackRun;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const synthesized = temporaryFolder('issuer-synthesized');
    writeFileSync(join(synthesized, 'cdk.tf.json'), Testing.synth(issuerStack(), true));
    run = new TerraformStackRun('issuer', {
      toolchain,
      emulator,
      folder: join(temporaryFolder('issuer'), 'run'),
    });
    await run.prepare(synthesized);
    await run.apply();
  });

  afterAll(() => emulator?.stop());

  test('are applied, the second plan empty', async () => {
    expect(await run.plannedActions()).toEqual({});
  });

  test('the output is an object that the cluster takes, with the ARN that AWS chose', async () => {
    const { issuer } = await run.outputs();
    const object = parse(issuer as string) as ReturnType<typeof privateCaIssuer>;

    expect(schemaErrors(object)).toEqual([]);
    expect(object.spec.arn).toMatch(
      new RegExp(`^arn:aws:acm-pca:${region}:${accountId}:certificate-authority/[\\w-]+$`),
    );
  });

  test('the role is trusted by the issuer that the ARN of the provider names', async () => {
    const { endpoint } = emulator;
    const credentials = await accountCredentials(endpoint, accountId);
    const { Role } = await new IAMClient({ endpoint, region, credentials }).send(
      new GetRoleCommand({ RoleName: 'issuer' }),
    );
    const { Statement } = JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!));

    expect(Statement[0].Condition.StringEquals).toEqual({
      [`${ISSUER}:aud`]: 'sts.amazonaws.com',
      [`${ISSUER}:sub`]: 'system:serviceaccount:cert-manager:aws-privateca-issuer',
    });
  });
});
