import { Fn } from 'cdktf';
import {
  CrlRevocation,
  type CrlRevocationProps,
  RootCertificateAuthority,
} from '../../../modules/private-ca';
import { onlyResource, resources, synth } from '../../support/synth';

const at = { providerRegion: 'eu-west-1', accountId: '111122223333' };

function withList(changes: Partial<CrlRevocationProps> = {}) {
  return synth(
    (stack) =>
      new RootCertificateAuthority(stack, 'Root', {
        commonName: 'Root',
        validityYears: 10,
        revocation: new CrlRevocation({ bucketName: 'lists', hostName: 'crl.example.com', ...changes }),
        at,
      }),
  );
}

test('has the bucket closed, and its policy in place before the CA', () => {
  const made = withList();
  expect(onlyResource(made, 'aws_s3_bucket_public_access_block')).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  const authority = onlyResource(made, 'aws_acmpca_certificate_authority');
  expect(authority.depends_on).toContainEqual(expect.stringContaining('aws_s3_bucket_policy'));
  const { Statement } = JSON.parse(String(onlyResource(made, 'aws_s3_bucket_policy').policy));
  expect(Statement).toHaveLength(1);
  expect(Statement[0].Condition).toEqual({
    StringEquals: { 'aws:SourceAccount': '111122223333' },
    ArnLike: { 'aws:SourceArn': 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/*' },
  });
});

test('can be taken out, though AWS deletes no bucket with lists in it', () => {
  expect(onlyResource(withList(), 'aws_s3_bucket').force_destroy).toBe(true);
});

test('writes the host name into certificates, and a list each half week', () => {
  const authority = onlyResource(withList(), 'aws_acmpca_certificate_authority');
  expect(authority.revocation_configuration).toMatchObject({
    crl_configuration: {
      enabled: true,
      custom_cname: 'crl.example.com',
      expiration_in_days: 7,
      s3_object_acl: 'BUCKET_OWNER_FULL_CONTROL',
    },
  });
});

test('serves nothing by itself', () => {
  expect(resources(withList(), 'aws_cloudfront_distribution')).toHaveLength(0);
});

test('lets what serves the list read it, and nothing else', () => {
  const sourceArn = 'arn:aws:cloudfront::111122223333:distribution/E1';
  const host = { serve: () => ({ service: 'cloudfront.amazonaws.com', sourceArn }) };
  const { Statement } = JSON.parse(String(onlyResource(withList({ host }), 'aws_s3_bucket_policy').policy));
  expect(Statement[1]).toMatchObject({
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: 's3:GetObject',
    Resource: expect.stringMatching(/\/crl\/\*$/),
    Condition: { StringEquals: { 'aws:SourceArn': sourceArn } },
  });
});

test('takes a host name that is known only at apply', () => {
  expect(() => withList({ hostName: Fn.join('.', ['crl', 'example.com']) })).not.toThrow();
});

test.each([
  [
    'a list that never expires',
    { expirationDays: 0 },
    'expirationDays must be a whole number from 1 to 5000, got 0',
  ],
  [
    'a list for half a day',
    { expirationDays: 0.5 },
    'expirationDays must be a whole number from 1 to 5000, got 0.5',
  ],
  [
    'a URL as host name',
    { hostName: 'http://crl.example.com' },
    'hostName must have labels of letters, digits and hyphens',
  ],
  [
    'a wildcard as host name',
    { hostName: '*.example.com' },
    'hostName must be one name, got "*.example.com"',
  ],
])('fails for %s', (_what, changes, message) => {
  expect(() => withList(changes)).toThrow(message);
});
