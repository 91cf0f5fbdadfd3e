import { Fn } from 'cdktf';
import { CaCertificatesBundle, type CaCertificatesBundleProps } from '../../../modules/private-ca';
import { ISSUING_CA, P521_CA, ROOT_CA } from '../../support/api-client-cas';
import { onlyResource, synth } from '../../support/synth';

const made = (props: Partial<CaCertificatesBundleProps> = {}) =>
  synth(
    (stack) =>
      new CaCertificatesBundle(stack, 'Bundle', {
        bucketName: 'example-roots',
        caCertificates: [ROOT_CA],
        organizationId: 'o-a1b2c3d4e5',
        at: { providerRegion: 'eu-west-1' },
        ...props,
      }),
  );

const statements = (props?: Partial<CaCertificatesBundleProps>) =>
  (JSON.parse(onlyResource(made(props), 'aws_s3_bucket_policy').policy as string) as { Statement: object[] })
    .Statement;

test('puts roots into one object of a closed bucket, each once', () => {
  const json = made({ caCertificates: [ROOT_CA, P521_CA, ROOT_CA] });
  expect(onlyResource(json, 'aws_s3_object')).toMatchObject({
    key: 'ca-certificates.pem',
    content: ROOT_CA + P521_CA,
  });
  expect(onlyResource(json, 'aws_s3_bucket').bucket).toBe('example-roots');
  expect(onlyResource(json, 'aws_s3_bucket_public_access_block')).toMatchObject({
    block_public_policy: true,
    restrict_public_buckets: true,
  });
});

test('takes a root that only Terraform knows', () => {
  const unknown = Fn.chomp('root');
  const { content } = onlyResource(made({ caCertificates: [ROOT_CA, unknown] }), 'aws_s3_object');
  expect(content).toContain('trimspace(chomp("root"))');
});

test('lets the organization read the object, and nobody else', () => {
  expect(statements()).toEqual([
    {
      Sid: 'OrganizationReads',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: expect.stringMatching(/\/ca-certificates\.pem$/) as string,
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    },
  ]);
});

test('lets accounts outside read it, in their partition', () => {
  const at = { providerRegion: 'cn-north-1' };
  expect(statements({ externalAccountIds: ['333333333333'], at })[1]).toMatchObject({
    Sid: 'AccountsOutsideRead',
    Principal: { AWS: ['arn:aws-cn:iam::333333333333:root'] },
  });
});

test.each([
  ['a CA that is no root', [ISSUING_CA], 'caCertificates must hold certificates of roots only'],
  ['nothing', [], 'caCertificates must hold the certificate of a root, got none'],
  ['what is no certificate', ['x'], 'caCertificates must be certificates of CAs in PEM'],
])('fails for %s', (_what, caCertificates, message) => {
  expect(() => made({ caCertificates })).toThrow(message);
});
