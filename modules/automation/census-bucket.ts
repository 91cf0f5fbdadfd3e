import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { Construct } from 'constructs';
import {
  CENSUS_ACCOUNTS_KEY,
  CENSUS_PARTS_PREFIX,
  type CensusedAccounts,
  type Placement,
  type Tags,
} from '../core/constructs';
import { closeBucket } from '../storage/close-bucket';

/** What was found in accounts that are counted no more. */
const PART_DAYS = 7;

export interface CensusBucketProps {
  readonly bucketName: string;
  readonly accounts: readonly CensusedAccounts[];
  readonly at: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** A closed bucket with what a census counts, and what it found. */
export class CensusBucket extends Construct {
  public readonly bucketName: string;

  constructor(scope: Construct, id: string, { bucketName, accounts, at, tags }: CensusBucketProps) {
    super(scope, id);
    const { provider, region } = at;
    const bucket = new S3Bucket(this, 'Resource', {
      provider,
      region,
      bucket: bucketName,
      // AWS deletes no bucket with objects in it, and what was found can be found again.
      forceDestroy: true,
      tags,
    });
    const place = { provider, region, bucket: bucket.bucket };
    closeBucket(this, place);
    new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
      ...place,
      rule: [
        {
          id: 'parts',
          status: 'Enabled',
          filter: [{ prefix: CENSUS_PARTS_PREFIX }],
          expiration: [{ days: PART_DAYS }],
        },
      ],
    });
    new S3Object(this, 'Accounts', {
      ...place,
      key: CENSUS_ACCOUNTS_KEY,
      content: JSON.stringify(accounts),
      contentType: 'application/json',
      // S3 takes ten tags of an object, and default tags may be more.
      overrideProvider: { defaultTags: { tags: {} } },
    });
    this.bucketName = bucket.bucket;
  }
}
