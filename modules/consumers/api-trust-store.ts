import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { Construct } from 'constructs';
import { type Placement, type Tags, truststoreProblem, truststoreTextProblem } from '../core';
import { CA_CERTIFICATES_KEY, defineCaCertificatesObject } from './ca-certificates-object';

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
    const { bucket, object } = defineCaCertificatesObject(this, {
      ids: { bucket: 'Resource', object: 'CaCertificates' },
      caCertificates: props.caCertificates,
      rules: { ofText: truststoreTextProblem, ofAll: truststoreProblem },
      bucketName: props.bucketName,
      bucketPrefix: 'certfleet-api-trust-store-',
      at: props.at,
      tags: props.tags,
    });
    new S3BucketOwnershipControls(this, 'Ownership', {
      provider,
      region,
      bucket: bucket.bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    this.truststoreUri = `s3://${bucket.bucket}/${CA_CERTIFICATES_KEY}`;
    this.truststoreVersion = object.versionId;
  }
}
