import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { ApiTrustStore, type ApiTrustStoreProps } from '../../../modules/consumers';
import { ISSUING_CA, ROOT_CA } from '../../support/api-client-cas';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const store = (stack: TerraformStack, props: Partial<ApiTrustStoreProps> = {}) =>
  new ApiTrustStore(stack, 'Clients', { caCertificates: [ISSUING_CA, ROOT_CA], ...props });

const synthStore = (props: Partial<ApiTrustStoreProps> = {}) => synth((stack) => void store(stack, props));

test('is a closed bucket that keeps versions, under a name that the provider makes', () => {
  const made = synthStore();

  expect(onlyResource(made, 'aws_s3_bucket')).toMatchObject({
    bucket_prefix: 'certfleet-api-trust-store-',
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
  expect(onlyResource(made, 'aws_s3_bucket_ownership_controls')).toMatchObject({
    rule: { object_ownership: 'BucketOwnerEnforced' },
  });
  expect(onlyResource(made, 'aws_s3_bucket_server_side_encryption_configuration')).toBeDefined();
  expect(onlyResource(made, 'aws_s3_object')).toMatchObject({
    key: 'ca-certificates.pem',
    content: ISSUING_CA + ROOT_CA,
    depends_on: [expect.stringContaining('aws_s3_bucket_versioning.Clients_Versioning')],
  });
});

test('says nothing of a fixed name, provider, Region or tags by default', () => {
  for (const argument of ['bucket', 'provider', 'region', 'tags'])
    expect(onlyResource(synthStore(), 'aws_s3_bucket')).not.toHaveProperty(argument);
});

test('is where and called as it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  store(stack, {
    bucketName: 'clients',
    at: { provider, region: 'eu-west-1' },
    tags: { team: 'shop' },
  });
  const made = template(stack);

  expect(onlyResource(made, 'aws_s3_bucket')).toMatchObject({ bucket: 'clients', tags: { team: 'shop' } });
  expect(onlyResource(made, 'aws_s3_bucket')).not.toHaveProperty('bucket_prefix');
  for (const resources of Object.values(made.resource!))
    for (const each of Object.values(resources))
      expect(each).toMatchObject({ provider: 'aws.shop', region: 'eu-west-1' });
});

test('says what a domain name reads, in which version', () => {
  const { output } = synth((stack) => {
    const { truststoreUri, truststoreVersion } = store(stack);
    new TerraformOutput(stack, 'uri', { value: truststoreUri });
    new TerraformOutput(stack, 'version', { value: truststoreVersion });
  });

  expect(output).toMatchObject({
    uri: {
      value: expect.stringMatching(
        /^s3:\/\/\$\{aws_s3_bucket\.\w+\.bucket\}\/ca-certificates\.pem$/,
      ) as string,
    },
    version: { value: expect.stringMatching(/^\$\{aws_s3_object\.\w+\.version_id\}$/) as string },
  });
});

test('tokens pass, beside texts that are looked at', () => {
  const token = Lazy.stringValue({ produce: () => '${data.x.pem}' });

  expect(
    onlyResource(synthStore({ caCertificates: [token, ROOT_CA] }), 'aws_s3_object')['content'],
  ).toContain('data.x.pem');
  expect(() => synthStore({ caCertificates: [token, 'shop'] })).toThrow('must be certificates of CAs in PEM');
});

test('fails for a key, and shows nothing of it', () => {
  expect(() => synthStore({ caCertificates: ['-----BEGIN EC PRIVATE KEY-----\nMHc'] })).toThrow(
    '[test/Clients] caCertificates must hold no private key, got one (not shown); ' +
      'leave it out, and replace the CA if others could read it here',
  );
});

test('fails without the CA above', () => {
  expect(() => synthStore({ caCertificates: [ISSUING_CA] })).toThrow(
    '[test/Clients] caCertificates must have the issuer of each certificate, up to the root, ' +
      'got "CN=Example Issuing CA" without its issuer; add the certificates of the CAs above it',
  );
});
