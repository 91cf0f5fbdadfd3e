import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy } from 'cdktf';
import {
  InterfaceEndpoint,
  type InterfaceEndpointProps,
  allowAcmeIssuance,
  allowExport,
  allowIssuance,
} from '../../../modules/hosts';
import { RootCertificateAuthority } from '../../../modules/private-ca';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/issuing';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:222222222222:certificate/0a1b2c3d';
const ACME_ENDPOINT = 'arn:aws:acm:eu-west-1:222222222222:acme-endpoint/0a1b2c3d';
const issuance = allowIssuance({ certificateAuthorities: [{ certificateAuthorityArn: AUTHORITY }] });
const token = (text: string) => Lazy.stringValue({ produce: () => text });

const props: InterfaceEndpointProps = {
  access: issuance,
  vpcId: 'vpc-1',
  subnetIds: ['subnet-1', 'subnet-2'],
  clientCidrBlocks: ['10.1.0.0/16'],
};
const synthEndpoint = (changes: Partial<InterfaceEndpointProps> = {}) =>
  synth((stack) => void new InterfaceEndpoint(stack, 'Pca', { ...props, ...changes }));
const endpoint = (changes: Partial<InterfaceEndpointProps> = {}) =>
  onlyResource(synthEndpoint(changes), 'aws_vpc_endpoint');
const statements = (changes: Partial<InterfaceEndpointProps> = {}) =>
  (JSON.parse(endpoint(changes).policy as string) as { Statement: unknown[] }).Statement;

test('leads to AWS Private CA by its usual name, from every subnet', () => {
  expect(endpoint()).toMatchObject({
    vpc_id: 'vpc-1',
    vpc_endpoint_type: 'Interface',
    service_name: 'com.amazonaws.eu-west-1.acm-pca',
    subnet_ids: ['subnet-1', 'subnet-2'],
    private_dns_enabled: true,
    security_group_ids: [expect.stringMatching(/^\$\{aws_security_group\.Pca_SecurityGroup_\w+\.id\}$/)],
  });
});

test('lets in the clients on port 443, and nobody else', () => {
  const group = onlyResource(
    synthEndpoint({ clientCidrBlocks: ['10.1.0.0/16', '10.2.0.0/16'] }),
    'aws_security_group',
  );

  expect(group).toMatchObject({
    vpc_id: 'vpc-1',
    ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['10.1.0.0/16', '10.2.0.0/16'] }],
  });
  expect(group).not.toHaveProperty('egress');
});

test('lets one CA issue by one template, and nothing else of AWS Private CA', () => {
  expect(statements()).toEqual([
    {
      Sid: 'ReadTheAuthority',
      Effect: 'Allow',
      Principal: '*',
      Action: ['acm-pca:DescribeCertificateAuthority', 'acm-pca:GetCertificate'],
      Resource: AUTHORITY,
    },
    {
      Sid: 'IssueByOneTemplate',
      Effect: 'Allow',
      Principal: '*',
      Action: 'acm-pca:IssueCertificate',
      Resource: AUTHORITY,
      Condition: {
        StringEquals: { 'acm-pca:TemplateArn': 'arn:aws:acm-pca:::template/EndEntityCertificate/V1' },
      },
    },
  ]);
});

test('lets only principals of the organization pass, with every statement', () => {
  const access = allowIssuance({
    certificateAuthorities: [{ certificateAuthorityArn: AUTHORITY }],
    templates: ['EndEntityServerAuthCertificate/V1'],
    organizationId: 'o-a1b2c3d4e5',
  });

  expect(statements({ access })).toMatchObject([
    { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
    {
      Condition: {
        StringEquals: {
          'acm-pca:TemplateArn': 'arn:aws:acm-pca:::template/EndEntityServerAuthCertificate/V1',
          'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
        },
      },
    },
  ]);
});

test('lets certificates be exported by the organization, and nothing else of ACM', () => {
  const access = allowExport({
    certificates: [{ certificateArn: CERTIFICATE }],
    organizationId: 'o-a1b2c3d4e5',
  });

  expect(endpoint({ access }).service_name).toBe('com.amazonaws.eu-west-1.acm');
  expect(statements({ access })).toEqual([
    {
      Sid: 'ExportTheCertificates',
      Effect: 'Allow',
      Principal: '*',
      Action: 'acm:ExportCertificate',
      Resource: [CERTIFICATE],
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    },
  ]);
});

test('lets ACME clients use one ACME endpoint, and no certificate that did not come by ACME', () => {
  const access = allowAcmeIssuance({ acmeEndpointArn: ACME_ENDPOINT });

  expect(endpoint({ access }).service_name).toBe('com.amazonaws.eu-west-1.acm-acme-enroll');
  expect(statements({ access })).toEqual([
    { Sid: 'SpeakAcme', Effect: 'Allow', Principal: '*', Action: '*', Resource: ACME_ENDPOINT },
    {
      Sid: 'FinalizeAndRevoke',
      Effect: 'Allow',
      Principal: '*',
      Action: ['acm:RequestCertificate', 'acm:RevokeCertificate'],
      Resource: 'arn:aws:acm:eu-west-1:222222222222:certificate/*',
      Condition: { StringEquals: { 'acm:CertificateKeyPairOrigin': 'ACME' } },
    },
  ]);
});

test('says nothing of provider, Region or tags by default', () => {
  for (const type of ['aws_vpc_endpoint', 'aws_security_group']) {
    for (const argument of ['provider', 'region', 'tags'])
      expect(onlyResource(synthEndpoint(), type)).not.toHaveProperty(argument);
  }
});

test('is where it was asked to be, with its tags', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  const at = { provider, region: 'eu-west-1' };
  new InterfaceEndpoint(stack, 'Pca', { ...props, at, tags: { team: 'shop' } });

  for (const type of ['aws_vpc_endpoint', 'aws_security_group'])
    expect(onlyResource(template(stack), type)).toMatchObject({
      provider: 'aws.shop',
      region: 'eu-west-1',
      tags: { team: 'shop' },
    });
});

test('takes its Region from an ARN that only AWS knows', () => {
  const made = synth((stack) => {
    const authority = new RootCertificateAuthority(stack, 'Authority', {
      commonName: 'Hosts',
      validityYears: 5,
    });
    new InterfaceEndpoint(stack, 'Pca', {
      ...props,
      access: allowIssuance({ certificateAuthorities: [authority] }),
    });
  });

  expect(onlyResource(made, 'aws_vpc_endpoint').service_name).toMatch(
    /^com\.amazonaws\.\$\{element\(split\(":", aws_acmpca_\w+\.\w+\.\w+\), 3\)\}\.acm-pca$/,
  );
});

test('finds the certificates of an ACME endpoint whose ARN only AWS knows', () => {
  const made = synth((stack) => {
    const acme = new CloudformationStack(stack, 'Acme', { name: 'acme' });
    const acmeEndpointArn = acme.outputs.lookup('AcmeEndpointArn');
    new InterfaceEndpoint(stack, 'Pca', { ...props, access: allowAcmeIssuance({ acmeEndpointArn }) });
  });

  expect(onlyResource(made, 'aws_vpc_endpoint').policy).toMatch(
    /"Resource":"\$\{replace\(aws_cloudformation_stack\.Acme\.outputs\["AcmeEndpointArn"\], "\/acme-endpoint\.\*\/", "certificate\/\*"\)\}"/,
  );
});

test('tokens pass', () => {
  const access = allowExport({ certificates: [{ certificateArn: token(CERTIFICATE) }] });

  expect(endpoint({ access, vpcId: token('vpc-2'), at: { region: token('eu-west-3') } })).toMatchObject({
    vpc_id: 'vpc-2',
    service_name: 'com.amazonaws.eu-west-3.acm',
  });
});

test.each([
  [{ at: { region: 'eu-west-2' } }, 'must be to what is in eu-west-2', 'got "eu-west-1"'],
  [
    {
      access: allowExport({
        certificates: [
          { certificateArn: CERTIFICATE },
          { certificateArn: CERTIFICATE.replace('eu-west-1', 'us-east-1') },
        ],
      }),
    },
    'must be to what is in eu-west-1',
    'got "us-east-1"',
  ],
] as const)('fails for %j', (changes, rule, got) => {
  expect(() => synthEndpoint(changes)).toThrow(
    `[test/Pca] access ${rule}: an interface endpoint passes no request on to another Region, ${got}; ` +
      'make an endpoint in each Region',
  );
});
