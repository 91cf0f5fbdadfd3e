import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
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
  isKnown,
  truststoreProblem,
  certificatesText,
  truststoreTextProblem,
} from '../core/constructs';

const KEY = 'ca-certificates.pem';
/** At most 37 characters (provider source, s3/bucket.go). */
const BUCKET_PREFIX = 'certfleet-api-trust-store-';

/** CAs by which API Gateway knows clients. Both values may be tokens. */
export interface IApiTrustStore {
  /** `s3://` and what API Gateway reads. */
  readonly truststoreUri: string;
  /** Version of the object: without it API Gateway would not notice another. */
  readonly truststoreVersion: string;
}

export interface ApiTrustStoreProps {
  /**
   * Certificates of the CAs in PEM, one or several in each text, each with those above it up to the root. No keys.
   *
   * API Gateway asks no CA whether a certificate was revoked.
   */
  readonly caCertificates: readonly string[];
  /**
   * Name of the bucket, unique in the partition.
   *
   * @default - a unique name that begins with `certfleet-api-trust-store-`
   */
  readonly bucketName?: string;
  /**
   * Account and Region of the domain name.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * The CAs that clients' certificates must come from, in a closed bucket that keeps their versions.
 *
 * Other certificates are a new version, which the domain name takes over in place.
 */
export class ApiTrustStore extends Construct implements IApiTrustStore {
  public readonly truststoreUri: string;
  public readonly truststoreVersion: string;

  constructor(scope: Construct, id: string, props: ApiTrustStoreProps) {
    super(scope, id);
    const { provider, region } = props.at ?? {};
    const bucket = new S3Bucket(this, 'Resource', {
      provider,
      region,
      bucket: props.bucketName,
      bucketPrefix: props.bucketName === undefined ? BUCKET_PREFIX : undefined,
      // AWS deletes no bucket with versions in it, and they are all written from here.
      forceDestroy: true,
      tags: props.tags,
    });
    const common = { provider, region, bucket: bucket.bucket };
    const versioning = new S3BucketVersioningA(this, 'Versioning', {
      ...common,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      ...common,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'Ownership', {
      ...common,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...common,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    const certificates = new S3Object(this, 'CaCertificates', {
      ...common,
      key: KEY,
      content: this.contentOf(props.caCertificates),
      contentType: 'application/x-pem-file',
      tags: props.tags,
      // An object that is older than the versioning has no version of its own.
      dependsOn: [versioning],
    });
    this.truststoreUri = `s3://${bucket.bucket}/${KEY}`;
    this.truststoreVersion = certificates.versionId;
  }

  private contentOf(texts: readonly string[]): string {
    const known = texts.filter((text) => isKnown(text));
    const isWhole = known.length === texts.length;
    const problem =
      known.map(truststoreTextProblem).find((each) => each !== undefined) ??
      (isWhole ? truststoreProblem(known) : undefined);
    if (problem) throw new ValidationError(this, { subject: 'caCertificates', ...problem });
    return isWhole ? certificatesText(known) : Fn.join('\n', [...texts]);
  }
}
