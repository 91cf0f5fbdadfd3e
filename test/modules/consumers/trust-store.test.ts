import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Fn } from 'cdktf';
import { TrustStore, type TrustStoreProps } from '../../../modules/consumers';
import { CLIENT, CLIENT_CA, OTHER_CLIENT_CA } from '../../support/ca-certificates';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const synthStore = (props: Partial<TrustStoreProps> = {}) =>
  synth((stack) => void new TrustStore(stack, 'Clients', { caCertificates: [CLIENT_CA], ...props }));

const reference = (type: string, attribute: string) =>
  expect.stringMatching(new RegExp(`^\\$\\{${type}\\.Clients_\\w+\\.${attribute}\\}$`)) as string;

test('takes its certificates from a version of an object', () => {
  const made = synthStore();

  expect(onlyResource(made, 'aws_lb_trust_store')).toEqual({
    ca_certificates_bundle_s3_bucket: reference('aws_s3_object', 'bucket'),
    ca_certificates_bundle_s3_key: reference('aws_s3_object', 'key'),
    ca_certificates_bundle_s3_object_version: reference('aws_s3_object', 'version_id'),
    lifecycle: { create_before_destroy: true },
  });
  expect(onlyResource(made, 'aws_s3_object')).toMatchObject({
    content: CLIENT_CA,
    depends_on: [expect.stringMatching(/^aws_s3_bucket_versioning\./)],
  });
});

test('hands them over in a bucket that keeps versions, is closed to the public, encrypted and refuses plain HTTP', () => {
  const made = synthStore();

  expect(onlyResource(made, 'aws_s3_bucket')).toMatchObject({
    bucket_prefix: 'certfleet-trust-store-',
    force_destroy: true,
  });
  expect(onlyResource(made, 'aws_s3_bucket_versioning')).toMatchObject({
    versioning_configuration: { status: 'Enabled' },
  });
  expect(onlyResource(made, 'aws_s3_bucket_public_access_block')).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(onlyResource(made, 'aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
  });
  const { policy } = onlyResource(made, 'aws_s3_bucket_policy');
  expect((JSON.parse(policy as string) as { Statement: unknown[] }).Statement).toEqual([
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [reference('aws_s3_bucket', 'arn'), expect.stringMatching(/\.arn\}\/\*$/)],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  new TrustStore(stack, 'Clients', {
    caCertificates: [CLIENT_CA, OTHER_CLIENT_CA],
    name: 'clients',
    bucketName: 'shop-clients',
    tags: { team: 'shop' },
    at: { provider, region: 'eu-west-1' },
  });
  const made = template(stack);

  for (const [type, resource] of Object.entries(made.resource!)) {
    expect([type, Object.values(resource)[0]]).toEqual([
      type,
      expect.objectContaining({ provider: 'aws.shop', region: 'eu-west-1' }),
    ]);
  }
  expect(onlyResource(made, 'aws_lb_trust_store')).toMatchObject({ name: 'clients', tags: { team: 'shop' } });
  expect(onlyResource(made, 'aws_s3_bucket')).toMatchObject({
    bucket: 'shop-clients',
    tags: { team: 'shop' },
  });
  expect(onlyResource(made, 'aws_s3_bucket')).not.toHaveProperty('bucket_prefix');
  expect(onlyResource(made, 'aws_s3_object')).toMatchObject({ content: CLIENT_CA + OTHER_CLIENT_CA });
});

test('tokens pass, and bring no blank lines', () => {
  const { content } = onlyResource(
    synthStore({ caCertificates: [CLIENT_CA, Fn.file('ca.pem')] }),
    'aws_s3_object',
  );

  expect(content).toMatch(
    /^\$\{join\("\\n", \[trimspace\(".*"\), trimspace\(file\("ca\.pem"\)\), ""\]\)\}$/s,
  );
});

test('fails for what no load balancer trusts', () => {
  expect(() => synthStore({ caCertificates: [] })).toThrow(
    '[test/Clients] caCertificates must hold 1 to 25 certificates of CAs, as a trust store takes no more, got 0; ' +
      'list roots alone: clients send the certificates between',
  );
  expect(() => synthStore({ caCertificates: [CLIENT_CA, CLIENT] })).toThrow(
    '[test/Clients] caCertificates must hold certificates of CAs only, got "CN=client"; ' +
      'list the CA that issues the certificates of clients',
  );
});

test('fails for a private key without telling it', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMHcCAQEEIA\n-----END PRIVATE KEY-----';
  const make = () => synthStore({ caCertificates: [CLIENT_CA + key] });

  expect(make).toThrow('[test/Clients] caCertificates must hold no private key, got one (not shown)');
  expect(make).not.toThrow('MHcCAQEEIA');
});
