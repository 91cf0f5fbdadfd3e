import { LbTrustStore } from '@cdktf/provider-aws/lib/lb-trust-store';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import {
  type Placement,
  type Tags,
  ValidationError,
  certificatesText,
  caBundleProblem,
  caCertificateProblem,
  isKnown,
} from '../core/constructs';

/** At most 37 characters (provider source, s3/bucket.go). */
const BUCKET_PREFIX = 'certfleet-trust-store-';

/** CAs by which a load balancer knows its clients. The value may be a token. */
export interface ITrustStore {
  readonly trustStoreArn: string;
}

export interface TrustStoreProps {
  /** Certificates of the CAs in PEM, one or several in each text; 1 to 25 in all. No keys. */
  readonly caCertificates: readonly string[];
  /**
   * Name of the trust store; another one is another trust store.
   *
   * @default - a unique name that the AWS provider makes
   */
  readonly name?: string;
  /**
   * Name of the bucket that the certificates are handed over in, unique in the partition.
   *
   * @default - a unique name that begins with `certfleet-trust-store-`
   */
  readonly bucketName?: string;
  /**
   * Account and Region of the load balancer.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * The CAs that clients' certificates must come from, with the bucket that they are handed over in.
 *
 * Elastic Load Balancing copies them: other certificates are a new version in the bucket, and are copied in place.
 */
export class TrustStore extends Construct implements ITrustStore {
  public readonly trustStoreArn: string;

  constructor(scope: Construct, id: string, props: TrustStoreProps) {
    super(scope, id);
    const { provider, region } = props.at ?? {};
    const bundle = this.defineBundle(props);
    const store = new LbTrustStore(this, 'Resource', {
      provider,
      region,
      name: props.name,
      caCertificatesBundleS3Bucket: bundle.bucket,
      caCertificatesBundleS3Key: bundle.key,
      caCertificatesBundleS3ObjectVersion: bundle.versionId,
      tags: props.tags,
      // AWS deletes no trust store in use: by this it goes after the listener has let go of it.
      lifecycle: { createBeforeDestroy: true },
    });
    this.trustStoreArn = store.arn;
  }

  private defineBundle({ caCertificates, bucketName, at = {}, tags }: TrustStoreProps): S3Object {
    const { provider, region } = at;
    const bucket = new S3Bucket(this, 'Bucket', {
      provider,
      region,
      bucket: bucketName,
      bucketPrefix: bucketName === undefined ? BUCKET_PREFIX : undefined,
      // AWS deletes no bucket with versions in it, and the trust store has a copy.
      forceDestroy: true,
      tags,
    });
    const common = { provider, region, bucket: bucket.bucket };
    new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      ...common,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...common,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    new S3BucketPolicy(this, 'Policy', { ...common, policy: JSON.stringify(tlsOnly(bucket.arn)) });
    const versioning = new S3BucketVersioningA(this, 'Versioning', {
      ...common,
      versioningConfiguration: { status: 'Enabled' },
    });
    return new S3Object(this, 'Bundle', {
      ...common,
      key: 'ca-certificates.pem',
      content: this.bundleOf(caCertificates),
      contentType: 'application/x-pem-file',
      tags,
      // An object that is older than the versioning has no version of its own.
      dependsOn: [versioning],
    });
  }

  private bundleOf(texts: readonly string[]): string {
    const known = texts.filter((text) => isKnown(text));
    const problem =
      known.map(caCertificateProblem).find((each) => each !== undefined) ??
      (known.length === texts.length ? caBundleProblem(known) : undefined);
    if (problem) throw new ValidationError(this, { subject: 'caCertificates', ...problem });
    return known.length === texts.length
      ? certificatesText(known)
      : Fn.join('\n', [...texts.map((text) => Fn.trimspace(text)), '']);
  }
}

/** S3 user guide, bucket policy examples: managing access based on HTTP or HTTPS requests. */
function tlsOnly(bucketArn: string): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}
