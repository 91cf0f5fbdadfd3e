import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Placement, partitionOf, regionOf } from '../core';
import { closeBucket } from '../storage/close-bucket';
import type { CrlReader, ICrlHost } from './crl-host';

export interface CrlBucketProps {
  readonly bucketName: string;
  /** @default - nothing reads the bucket */
  readonly host?: ICrlHost;
  readonly at: Placement;
}

/** A closed bucket that only the account's own CAs write to, and only its host reads. */
export class CrlBucket extends Construct {
  public readonly bucketName: string;
  /** What must be there before a CA tries the bucket. */
  public readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, { bucketName, host, at }: CrlBucketProps) {
    super(scope, id);
    const { provider, region } = at;
    const bucket = new S3Bucket(this, 'Resource', {
      provider,
      region,
      bucket: bucketName,
      // AWS deletes no bucket with lists in it, and a list is of no use without the CA that renews it.
      forceDestroy: true,
    });
    const common = { provider, region, bucket: bucket.bucket };
    const access = closeBucket(this, common);
    const ownership = new S3BucketOwnershipControls(this, 'Ownership', {
      ...common,
      rule: { objectOwnership: 'BucketOwnerPreferred' },
    });
    const reader = host?.serve(this, {
      bucketName,
      bucketDomainName: bucket.bucketRegionalDomainName,
      at,
    });
    const policy = new S3BucketPolicy(this, 'Policy', {
      ...common,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          writeStatement(bucket.arn, at),
          ...(reader === undefined ? [] : [readStatement(bucket.arn, reader)]),
        ],
      }),
    });
    this.bucketName = bucket.bucket;
    this.ready = [policy, access, ownership];
  }
}

function writeStatement(bucketArn: string, at: Placement) {
  const region = regionOf(at);
  const account = at.accountId;
  const authorities = `arn:${partitionOf(region)}:acm-pca:${region ?? '*'}:${account ?? '*'}:certificate-authority/*`;
  return {
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
  };
}

/** Lists only: AWS Private CA puts them below `crl/` (AWS Private CA User Guide, determining the CRL distribution point). */
function readStatement(bucketArn: string, { service, sourceArn }: CrlReader) {
  return {
    Sid: 'HostReadsLists',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 's3:GetObject',
    Resource: `${bucketArn}/crl/*`,
    Condition: { StringEquals: { 'aws:SourceArn': sourceArn } },
  };
}
