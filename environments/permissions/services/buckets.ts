import type { Permission, PermissionAccount } from '../permission';

/** Buckets of one name, or of the names that the AWS provider makes up behind a prefix of ours. */
export interface Buckets {
  /** For example `certfleet-trust-store-*`. */
  readonly bucketName: string;
  /** What they are, as a purpose says it. */
  readonly what: string;
  /** Whether a policy of theirs lets the account read what is in them. @default false */
  readonly isReadByPolicy?: boolean;
}

/**
 * What the AWS provider reads of every bucket, whatever was written (provider source, s3/bucket.go). It asks for tags by
 * `ListTagsForResource` from version 6.23 on, as buckets want it whose tags decide about access.
 */
const READ = [
  's3:GetAccelerateConfiguration',
  's3:GetBucketAcl',
  's3:GetBucketCORS',
  's3:GetBucketLogging',
  's3:GetBucketObjectLockConfiguration',
  's3:GetBucketPolicy',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketRequestPayment',
  's3:GetBucketTagging',
  's3:GetBucketVersioning',
  's3:GetBucketWebsite',
  's3:GetEncryptionConfiguration',
  's3:GetLifecycleConfiguration',
  's3:GetReplicationConfiguration',
  's3:ListBucket',
  's3:ListTagsForResource',
] as const;

/** A closed, encrypted bucket that Terraform makes. */
export function bucketPermissions(
  { partition }: PermissionAccount,
  { bucketName, what }: Buckets,
): Permission[] {
  const resources = [`arn:${partition}:s3:::${bucketName}`] as const;
  return [
    { purpose: `read ${what}`, access: 'read', actions: READ, resources },
    {
      purpose: `write ${what}`,
      access: 'write',
      actions: [
        's3:CreateBucket',
        's3:DeleteBucket',
        's3:PutBucketPublicAccessBlock',
        's3:PutBucketTagging',
        's3:PutEncryptionConfiguration',
        's3:TagResource',
        's3:UntagResource',
      ],
      resources,
    },
  ];
}

/** Its policy. */
export function bucketPolicyPermissions(
  { partition }: PermissionAccount,
  { bucketName, what }: Buckets,
): Permission[] {
  return [
    {
      purpose: `write policies of ${what}`,
      access: 'write',
      actions: ['s3:DeleteBucketPolicy', 's3:PutBucketPolicy'],
      resources: [`arn:${partition}:s3:::${bucketName}`],
    },
  ];
}

/** Who owns its objects. */
export function ownershipPermissions(
  { partition }: PermissionAccount,
  { bucketName, what }: Buckets,
): Permission[] {
  const resources = [`arn:${partition}:s3:::${bucketName}`] as const;
  return [
    {
      purpose: `read who owns objects of ${what}`,
      access: 'read',
      actions: ['s3:GetBucketOwnershipControls'],
      resources,
    },
    {
      purpose: `write who owns objects of ${what}`,
      access: 'write',
      actions: ['s3:PutBucketOwnershipControls'],
      resources,
    },
  ];
}

/** Emptying it, before it is deleted. */
export function emptyingPermissions(
  { partition }: PermissionAccount,
  { bucketName, what }: Buckets,
): Permission[] {
  const bucket = `arn:${partition}:s3:::${bucketName}`;
  return [
    {
      purpose: `find every version in ${what}`,
      access: 'write',
      actions: ['s3:ListBucketVersions'],
      resources: [bucket],
    },
    {
      purpose: `empty ${what}`,
      access: 'write',
      actions: ['s3:DeleteObjectVersion'],
      resources: [`${bucket}/*`],
    },
  ];
}

/** The certificates of CAs that such a bucket hands over, in every version. */
export function caCertificatesObjectPermissions(
  account: PermissionAccount,
  { bucketName, what, isReadByPolicy = false }: Buckets,
): Permission[] {
  const bucket = `arn:${account.partition}:s3:::${bucketName}`;
  return [
    ...bucketPermissions(account, { bucketName, what }),
    ...emptyingPermissions(account, { bucketName, what }),
    {
      purpose: `keep versions in ${what}`,
      access: 'write',
      actions: ['s3:PutBucketVersioning'],
      resources: [bucket],
    },
    {
      purpose: `read what is in ${what}`,
      access: 'read',
      actions: ['s3:GetObject'],
      resources: [`${bucket}/*`],
      ...(isReadByPolicy && { unproved: 'provider source, s3/object.go, until the bucket has its policy' }),
    },
    {
      purpose: `read tags in ${what}`,
      access: 'read',
      actions: ['s3:GetObjectTagging'],
      resources: [`${bucket}/*`],
    },
    {
      purpose: `write what is in ${what}`,
      access: 'write',
      actions: ['s3:PutObject', 's3:PutObjectTagging'],
      resources: [`${bucket}/*`],
    },
  ];
}

/** A closed bucket in which functions keep what expires, beside an object of the stack: no versions. */
export function keptObjectPermissions(
  account: PermissionAccount,
  buckets: Pick<Buckets, 'bucketName' | 'what'>,
): Permission[] {
  const { bucketName, what } = buckets;
  const bucket = `arn:${account.partition}:s3:::${bucketName}`;
  return [
    ...bucketPermissions(account, buckets),
    ...emptyingPermissions(account, buckets),
    {
      purpose: `let what is in ${what} expire`,
      access: 'write',
      actions: ['s3:PutLifecycleConfiguration'],
      resources: [bucket],
    },
    {
      purpose: `read what is in ${what}`,
      access: 'read',
      actions: ['s3:GetObject', 's3:GetObjectTagging'],
      resources: [`${bucket}/*`],
    },
    {
      purpose: `write what is in ${what}`,
      access: 'write',
      actions: ['s3:DeleteObject', 's3:PutObject'],
      resources: [`${bucket}/*`],
    },
  ];
}
