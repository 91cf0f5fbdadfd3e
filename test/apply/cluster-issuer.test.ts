import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { TerraformOutput } from 'cdktf';
import { parse } from 'yaml';
import { accountCredentials } from '../../emulator/authorization/sessions';
import type { TerraformStackRun } from '../../emulator/terraform';
import { globalArn } from '../../environments/permissions/arns';
import { mayRead, mayWrite } from '../../environments/permissions/permitted';
import { PrivateCaIssuerRole, manifestYaml, privateCaIssuer } from '../../modules/kubernetes';
import { RootCertificateAuthority } from '../../modules/private-ca';
import { schemaErrors } from '../support/kubernetes-schema';
import { describeModules } from '../support/module-deployment';
import { moduleAccount, shortLivedAuthorities, unchangedRoles } from '../support/module-permissions';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';

const ACCOUNT = '222222222222';
const REGION = 'eu-west-1';
const ISSUER = `oidc.eks.${REGION}.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF`;

const at = moduleAccount(ACCOUNT, REGION);
const OIDC_PROVIDER = [globalArn(at, 'iam', `oidc-provider/${ISSUER}`)] as const;
const NEEDED = {
  [ACCOUNT]: [
    ...statePermissions('issuer'),
    ...shortLivedAuthorities(at),
    ...unchangedRoles(at, { name: 'issuer', what: 'roles of issuers' }),
    mayRead('read the OIDC provider of the cluster', ['iam:GetOpenIDConnectProvider'], OIDC_PROVIDER),
    mayWrite(
      'write the OIDC provider of the cluster',
      ['iam:CreateOpenIDConnectProvider', 'iam:DeleteOpenIDConnectProvider', 'iam:TagOpenIDConnectProvider'],
      OIDC_PROVIDER,
    ),
  ],
};

/** An issuer of a CA, and its role for a cluster whose OIDC provider is made in the same apply. */
function issuerStack(): ModuleStack {
  const stack = new ModuleStack('issuer', REGION);
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

describeModules('an issuer of a cluster and its role', NEEDED, (modules) => {
  let run: TerraformStackRun;

  beforeAll(async () => {
    run = await modules.prepare(issuerStack(), ACCOUNT);
    await run.apply();
  });

  test('are applied, the second plan empty', async () => {
    expect(await run.plannedActions()).toEqual({});
  });

  test('the output is an object that the cluster takes, with the ARN that AWS chose', async () => {
    const { issuer } = await run.outputs();
    const object = parse(issuer as string) as ReturnType<typeof privateCaIssuer>;

    expect(schemaErrors(object)).toEqual([]);
    expect(object.spec.arn).toMatch(
      new RegExp(`^arn:aws:acm-pca:${REGION}:${ACCOUNT}:certificate-authority/[\\w-]+$`),
    );
  });

  test('the role is trusted by the issuer that the ARN of the provider names', async () => {
    const { endpoint } = modules.emulator;
    const credentials = await accountCredentials(endpoint, ACCOUNT);
    const { Role } = await new IAMClient({ endpoint, region: REGION, credentials }).send(
      new GetRoleCommand({ RoleName: 'issuer' }),
    );
    const { Statement } = JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!));

    expect(Statement[0].Condition.StringEquals).toEqual({
      [`${ISSUER}:aud`]: 'sts.amazonaws.com',
      [`${ISSUER}:sub`]: 'system:serviceaccount:cert-manager:aws-privateca-issuer',
    });
  });

  test('are destroyed', () => run.destroy());
});
