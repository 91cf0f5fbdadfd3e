import { LbTrustStore } from '@cdktf/provider-aws/lib/lb-trust-store';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Placement, type Tags, caBundleProblem, caCertificateProblem } from '../core';
import { CA_CERTIFICATES_KEY, defineCaCertificatesObject } from './ca-certificates-object';

/** CAs by which a load balancer knows its clients. The value may be a token. */
export interface ITrustStore {
  readonly trustStoreArn: string;
  /** What must stand before a listener verifies by it. @default - nothing beside the trust store */
  readonly ready?: readonly ITerraformDependable[];
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
  /** Of the bucket that the CAs are handed over in, which keeps versions. */
  public readonly bucketName: string;
  /** Key of the object with the CAs. */
  public readonly caCertificatesKey = CA_CERTIFICATES_KEY;

  constructor(scope: Construct, id: string, props: TrustStoreProps) {
    super(scope, id);
    const { provider, region } = props.at ?? {};
    const { bucket, object: bundle } = defineCaCertificatesObject(this, {
      ids: { bucket: 'Bucket', object: 'Bundle' },
      caCertificates: props.caCertificates,
      rules: { ofText: caCertificateProblem, ofAll: caBundleProblem },
      bucketName: props.bucketName,
      bucketPrefix: 'certfleet-trust-store-',
      at: props.at,
      tags: props.tags,
    });
    new S3BucketPolicy(this, 'Policy', {
      provider,
      region,
      bucket: bucket.bucket,
      policy: JSON.stringify(tlsOnly(bucket.arn)),
    });
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
    this.bucketName = bucket.bucket;
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
