import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy } from 'cdktf';
import { HostRole, type HostRoleProps, allowExport, allowIssuance } from '../../../modules/hosts';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const HOST = 'arn:aws:iam::222222222222:role/web';
const ANCHOR = 'arn:aws:rolesanywhere:eu-west-1:222222222222:trust-anchor/0a1b2c3d';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:222222222222:certificate/0a1b2c3d';
const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/issuing';
const props: HostRoleProps = {
  roleName: 'web-certificate',
  host: { type: 'role', roleArn: HOST },
  access: allowExport({ certificates: [{ certificateArn: CERTIFICATE }] }),
};

const synthRole = (changes: Partial<HostRoleProps> = {}) =>
  synth((stack) => void new HostRole(stack, 'Web', { ...props, ...changes }));
const statements = (text: unknown) => (JSON.parse(text as string) as { Statement: unknown[] }).Statement;
const trust = (changes: Partial<HostRoleProps> = {}) =>
  statements(onlyResource(synthRole(changes), 'aws_iam_role').assume_role_policy);
const permissions = (changes: Partial<HostRoleProps> = {}) =>
  statements(onlyResource(synthRole(changes), 'aws_iam_role_policy').policy);

test('may export its certificates, and nothing else', () => {
  expect(permissions()).toEqual([
    {
      Sid: 'ExportTheCertificates',
      Effect: 'Allow',
      Action: 'acm:ExportCertificate',
      Resource: [CERTIFICATE],
    },
  ]);
});

test('may have a CA issue by one template, and nothing else', () => {
  const access = allowIssuance({ certificateAuthorities: [{ certificateAuthorityArn: AUTHORITY }] });

  expect(permissions({ access })).toEqual([
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

test('is assumed by the role of the host, and by nobody else', () => {
  expect(trust()).toEqual([
    { Sid: 'OnlyTheHost', Effect: 'Allow', Principal: { AWS: HOST }, Action: 'sts:AssumeRole' },
  ]);
});

test('is assumed by one host outside AWS, which shows its own certificate', () => {
  const host = { type: 'roles-anywhere', trustAnchorArn: ANCHOR, commonName: 'web.example.com' } as const;

  expect(trust({ host })).toEqual([
    {
      Sid: 'OnlyTheHost',
      Effect: 'Allow',
      Principal: { Service: 'rolesanywhere.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      Condition: {
        StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'web.example.com' },
        ArnEquals: { 'aws:SourceArn': ANCHOR },
      },
    },
  ]);
});

test('is assumed by a certificate of one CA only, where that was said', () => {
  const host = {
    type: 'roles-anywhere',
    trustAnchorArn: ANCHOR,
    commonName: 'web.example.com',
    issuerCommonName: 'Example Issuing CA',
  } as const;

  expect(trust({ host })).toMatchObject([
    {
      Condition: {
        StringEquals: {
          'aws:PrincipalTag/x509Subject/CN': 'web.example.com',
          'aws:PrincipalTag/x509Issuer/CN': 'Example Issuing CA',
        },
      },
    },
  ]);
});

test('says nothing of provider or tags by default', () => {
  const role = onlyResource(synthRole(), 'aws_iam_role');
  for (const argument of ['provider', 'tags']) expect(role).not.toHaveProperty(argument);
});

test('is where it was asked to be, with its tags', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  new HostRole(stack, 'Web', { ...props, at: { provider }, tags: { team: 'shop' } });
  const made = template(stack);

  expect(onlyResource(made, 'aws_iam_role')).toMatchObject({
    provider: 'aws.shop',
    name: 'web-certificate',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_iam_role_policy').provider).toBe('aws.shop');
});

test('tokens pass', () => {
  const roleArn = Lazy.stringValue({ produce: () => 'not known yet' });

  expect(trust({ host: { type: 'role', roleArn } })).toMatchObject([{ Principal: { AWS: 'not known yet' } }]);
});

test.each([
  [
    { type: 'role', roleArn: 'arn:aws:iam::222222222222:root' },
    '[test/Web] roleArn must be the ARN of an IAM role, got "arn:aws:iam::222222222222:root"; name the one of the host',
  ],
  [
    { type: 'roles-anywhere', trustAnchorArn: AUTHORITY, commonName: 'web' },
    `[test/Web] trustAnchorArn must be the ARN of a trust anchor, got "${AUTHORITY}"; name the one of the host`,
  ],
] as const)('fails for %j', (host, message) => {
  expect(() => synthRole({ host })).toThrow(message);
});
