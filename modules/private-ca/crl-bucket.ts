import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { LISTS_PREFIX, type Placement, partitionOf, regionOf } from '../core';
import { closeBucket } from '../storage/close-bucket';
import type { CrlReader, ICrlHost } from './crl-host';

export interface CrlBucketProps {
  readonly bucketName: string;
  /** @default - nothing reads the bucket */
  readonly host?: ICrlHost;
  /** ARNs of roles that read lists, of whatever accounts. @default - none does */
  readonly readers?: readonly string[];
  readonly at: Placement;
}

/** A closed bucket that only the account's own CAs write to, and only its host and its readers read. */
export class CrlBucket extends Construct {
  public readonly bucketName: string;
  /** What must be there before a CA tries the bucket. */
  public readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, { bucketName, host, readers = [], at }: CrlBucketProps) {
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
          ...(readers.length === 0 ? [] : readerStatements(bucket.arn, readers)),
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

/** Lists only. */
function readStatement(bucketArn: string, { service, sourceArn }: CrlReader) {
  return {
    Sid: 'HostReadsLists',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 's3:GetObject',
    Resource: `${bucketArn}/${LISTS_PREFIX}*`,
    Condition: { StringEquals: { 'aws:SourceArn': sourceArn } },
  };
}

/** By their accounts and names: S3 writes the id of a role for its ARN, and refuses a role that is not there yet. */
function readerStatements(bucketArn: string, readers: readonly string[]) {
  const accounts = readers.map((reader) => reader.split(':').slice(0, 5).join(':'));
  const these = {
    Effect: 'Allow',
    Principal: { AWS: [...new Set(accounts)].map((account) => `${account}:root`) },
    Condition: { ArnEquals: { 'aws:PrincipalArn': [...new Set(readers)] } },
  };
  return [
    { Sid: 'ReadersReadLists', ...these, Action: 's3:GetObject', Resource: `${bucketArn}/${LISTS_PREFIX}*` },
    { Sid: 'ReadersFindLists', ...these, Action: 's3:ListBucket', Resource: bucketArn },
  ];
}
