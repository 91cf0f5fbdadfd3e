import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** A bucket, and where it is. */
export interface BucketPlace {
  readonly provider?: TerraformProvider;
  readonly region?: string;
  /** Its name. */
  readonly bucket: string;
}

/** Keeps a bucket from the public, and encrypts what is in it; gives what keeps it from the public. */
export function closeBucket(scope: Construct, place: BucketPlace): S3BucketPublicAccessBlock {
  const { provider, region, bucket } = place;
  new S3BucketServerSideEncryptionConfigurationA(scope, 'Encryption', {
    provider,
    region,
    bucket,
    rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
  });
  return new S3BucketPublicAccessBlock(scope, 'PublicAccessBlock', {
    provider,
    region,
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
}
