import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy } from 'cdktf';
import { PrivateCaIssuerRole, type PrivateCaIssuerRoleProps } from '../../../modules/kubernetes';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/issuing';
const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF';
const account = { namespace: 'cert-manager', serviceAccountName: 'aws-privateca-issuer' };
const props: PrivateCaIssuerRoleProps = {
  roleName: 'issuer',
  certificateAuthority: { certificateAuthorityArn: AUTHORITY },
  workload: {
    type: 'irsa',
    oidcProviderArn: `arn:aws:iam::222222222222:oidc-provider/${ISSUER}`,
    ...account,
  },
};

const synthRole = (changes: Partial<PrivateCaIssuerRoleProps> = {}) =>
  synth((stack) => void new PrivateCaIssuerRole(stack, 'Issuer', { ...props, ...changes }));
const statements = (text: unknown) => (JSON.parse(text as string) as { Statement: any[] }).Statement;
const trust = (changes: Partial<PrivateCaIssuerRoleProps> = {}) =>
  statements(onlyResource(synthRole(changes), 'aws_iam_role').assume_role_policy);
const permissions = (changes: Partial<PrivateCaIssuerRoleProps> = {}) =>
  statements(onlyResource(synthRole(changes), 'aws_iam_role_policy').policy);

test('may have the one CA issue by the one template, and read what it asked for', () => {
  expect(permissions()).toEqual([
    {
      Sid: 'ReadTheAuthority',
      Effect: 'Allow',
      Action: ['acm-pca:DescribeCertificateAuthority', 'acm-pca:GetCertificate'],
      Resource: AUTHORITY,
    },
    {
      Sid: 'IssueByOneTemplate',
      Effect: 'Allow',
      Action: 'acm-pca:IssueCertificate',
      Resource: AUTHORITY,
      Condition: {
        StringEquals: { 'acm-pca:TemplateArn': 'arn:aws:acm-pca:::template/EndEntityCertificate/V1' },
      },
    },
  ]);
});

test.each([
  [{ template: 'EndEntityServerAuthCertificate/V1' }, 'arn:aws:', 'EndEntityServerAuthCertificate/V1'],
  [
    { certificateAuthority: { certificateAuthorityArn: AUTHORITY.replace('arn:aws:', 'arn:aws-us-gov:') } },
    'arn:aws-us-gov:',
    'EndEntityCertificate/V1',
  ],
  [
    {
      certificateAuthority: { certificateAuthorityArn: Lazy.stringValue({ produce: () => AUTHORITY }) },
      at: { region: 'cn-north-1' },
    },
    'arn:aws-cn:',
    'EndEntityCertificate/V1',
  ],
])('with %j the template is of the partition %s', (changes, prefix, template) => {
  expect(permissions(changes)[1].Condition.StringEquals['acm-pca:TemplateArn']).toBe(
    `${prefix}acm-pca:::template/${template}`,
  );
});

test('is trusted by one service account of one cluster, by its OIDC provider', () => {
  expect(trust()).toEqual([
    {
      Sid: 'OnlyTheServiceAccount',
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::222222222222:oidc-provider/${ISSUER}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${ISSUER}:aud`]: 'sts.amazonaws.com',
          [`${ISSUER}:sub`]: 'system:serviceaccount:cert-manager:aws-privateca-issuer',
        },
      },
    },
  ]);
});

test('is trusted by one service account of one cluster, by EKS Pod Identity', () => {
  const clusterArn = 'arn:aws:eks:eu-west-1:222222222222:cluster/shop';

  expect(trust({ workload: { type: 'pod-identity', clusterArn, ...account } })).toEqual([
    {
      Sid: 'OnlyTheServiceAccount',
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:RequestTag/eks-cluster-arn': clusterArn,
          'aws:RequestTag/kubernetes-namespace': 'cert-manager',
          'aws:RequestTag/kubernetes-service-account': 'aws-privateca-issuer',
        },
      },
    },
  ]);
});

test('takes the issuer from the ARN of a provider that is yet to be created', () => {
  const made = synth((stack) => {
    const { arn: oidcProviderArn } = new IamOpenidConnectProvider(stack, 'Oidc', {
      url: `https://${ISSUER}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    new PrivateCaIssuerRole(stack, 'Issuer', {
      ...props,
      workload: { type: 'irsa', oidcProviderArn, ...account },
    });
  });
  const text = onlyResource(made, 'aws_iam_role').assume_role_policy;

  // Quotes within an interpolation are Terraform's own.
  const issuer = '${element(split(":oidc-provider/", aws_iam_openid_connect_provider.Oidc.arn), 1)}';
  expect(text).toContain(`"${issuer}:aud":"sts.amazonaws.com"`);
  expect(text).toContain(`"${issuer}:sub":"system:serviceaccount:cert-manager:aws-privateca-issuer"`);
});

test('is where it was asked to be, with its tags', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  new PrivateCaIssuerRole(stack, 'Issuer', { ...props, at: { provider }, tags: { team: 'shop' } });
  const made = template(stack);

  expect(onlyResource(made, 'aws_iam_role')).toMatchObject({
    provider: 'aws.shop',
    name: 'issuer',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_iam_role_policy')).toMatchObject({ provider: 'aws.shop', name: 'issue' });
});

test('says nothing of provider or tags by default', () => {
  const role = onlyResource(synthRole(), 'aws_iam_role');
  for (const argument of ['provider', 'tags']) expect(role).not.toHaveProperty(argument);
});

test('fails for the address of an issuer in place of its provider', () => {
  expect(() =>
    synthRole({ workload: { type: 'irsa', oidcProviderArn: `https://${ISSUER}`, ...account } }),
  ).toThrow(
    `[test/Issuer] oidcProviderArn must be the ARN of an IAM OIDC provider, got "https://${ISSUER}"; ` +
      'create one for the cluster, or use EKS Pod Identity',
  );
});
