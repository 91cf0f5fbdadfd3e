import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Placement, ValidationError, partitionOf, regionOf } from '../core';

/** The revocation settings of a CA, in the form of its `revocation_configuration` block. */
export interface RevocationConfiguration {
  readonly crlConfiguration?: {
    readonly enabled: boolean;
    readonly expirationInDays: number;
    readonly s3BucketName: string;
    readonly s3ObjectAcl: string;
    readonly customCname?: string;
  };
  readonly ocspConfiguration?: { readonly enabled: boolean; readonly ocspCustomCname?: string };
}

/** A way for clients to learn of revoked certificates. */
export interface IRevocation {
  /** Defines in `scope` what the CA needs before it is created. */
  prepare(
    scope: Construct,
    at: Placement,
  ): { readonly configuration: RevocationConfiguration; readonly dependsOn: ITerraformDependable[] };
}

/** Clients ask AWS's OCSP responder. An answer may be an hour old. */
export class OcspRevocation implements IRevocation {
  public prepare(): ReturnType<IRevocation['prepare']> {
    return { configuration: { ocspConfiguration: { enabled: true } }, dependsOn: [] };
  }
}

export interface CrlRevocationProps {
  /** Name of the bucket to create. It is written into every certificate of the CA. */
  readonly bucketName: string;
  /**
   * Days a list is valid; a new one is written at half of them.
   *
   * @default 7
   */
  readonly expirationDays?: number;
  /**
   * Host name under which clients fetch the list, without scheme, for example that of a distribution before the bucket.
   *
   * @default - the bucket's own address, which Block Public Access closes to clients without AWS credentials
   */
  readonly customCname?: string;
}

/** The CA writes a revocation list into a private bucket, up to 30 minutes after a revocation. */
export class CrlRevocation implements IRevocation {
  constructor(private readonly props: CrlRevocationProps) {}

  public prepare(scope: Construct, at: Placement): ReturnType<IRevocation['prepare']> {
    const { bucketName, expirationDays = 7, customCname } = this.props;
    if (!Number.isInteger(expirationDays) || expirationDays < 1 || expirationDays > 5000) {
      throw new ValidationError(
        scope,
        `expirationDays must be a whole number from 1 to 5000, got ${expirationDays}; 7 is usual`,
      );
    }
    const bucket = new CrlBucket(scope, 'CrlBucket', bucketName, at);
    return {
      configuration: {
        crlConfiguration: {
          enabled: true,
          expirationInDays: expirationDays,
          s3BucketName: bucket.bucketName,
          // Without it the CA would ask for a public object, which Block Public Access refuses.
          s3ObjectAcl: 'BUCKET_OWNER_FULL_CONTROL',
          customCname,
        },
      },
      dependsOn: bucket.ready,
    };
  }
}

/** A private bucket that only the account's own CAs write to. */
class CrlBucket extends Construct {
  public readonly bucketName: string;
  /** What must be there before a CA tries the bucket. */
  public readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, name: string, at: Placement) {
    super(scope, id);
    const { provider, region } = at;
    const bucket = new S3Bucket(this, 'Resource', { provider, region, bucket: name });
    const common = { provider, region, bucket: bucket.bucket };
    const access = new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      ...common,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const ownership = new S3BucketOwnershipControls(this, 'Ownership', {
      ...common,
      rule: { objectOwnership: 'BucketOwnerPreferred' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      ...common,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    const policy = new S3BucketPolicy(this, 'Policy', {
      ...common,
      policy: JSON.stringify(bucketPolicy(bucket.arn, at)),
    });
    this.bucketName = bucket.bucket;
    this.ready = [policy, access, ownership];
  }
}

function bucketPolicy(bucketArn: string, at: Placement) {
  const region = regionOf(at);
  const account = at.accountId;
  const authorities = `arn:${partitionOf(region ?? '')}:acm-pca:${region ?? '*'}:${account ?? '*'}:certificate-authority/*`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'CertificateAuthorityWritesLists',
        Effect: 'Allow',
        Principal: { Service: 'acm-pca.amazonaws.com' },
        Action: ['s3:PutObject', 's3:PutObjectAcl', 's3:GetBucketAcl', 's3:GetBucketLocation'],
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: {
          ...(account !== undefined && { StringEquals: { 'aws:SourceAccount': account } }),
          // The CA needs the bucket first, so its id is not known here.
          ArnLike: { 'aws:SourceArn': authorities },
        },
      },
    ],
  };
}
