import {
  type AllowStatement,
  LISTS_PREFIX,
  REVOCATIONS_PREFIX,
  type RevocationConfiguration,
} from '../core/constructs';

/** What a function that keeps up revocations works on. */
export interface RevocationReach extends RevocationConfiguration {
  readonly partition: string;
  /** Of the trust store. */
  readonly region: string;
}

/** On one trust store, its bucket, and the buckets of lists; describing revocations is asked of all. */
export function revocationStatements(reach: RevocationReach): AllowStatement[] {
  const { partition, region, trustStoreArn, bucket, caCertificatesKey, lists } = reach;
  const bucketArn = (name: string) => `arn:${partition}:s3:::${name}`;
  const written = `${bucketArn(bucket)}/${REVOCATIONS_PREFIX}*`;
  return [
    {
      Sid: 'FindRevocations',
      Effect: 'Allow',
      Action: 'elasticloadbalancing:DescribeTrustStoreRevocations',
      // It has no resource (Service Authorization Reference, Elastic Load Balancing V2).
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    {
      Sid: 'KeepItsTrustStoreUp',
      Effect: 'Allow',
      Action: [
        'elasticloadbalancing:AddTrustStoreRevocations',
        'elasticloadbalancing:GetTrustStoreRevocationContent',
        'elasticloadbalancing:RemoveTrustStoreRevocations',
      ],
      Resource: trustStoreArn,
    },
    {
      Sid: 'ReadItsAuthorities',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `${bucketArn(bucket)}/${caCertificatesKey}`,
    },
    {
      Sid: 'WriteItsLists',
      Effect: 'Allow',
      // Elastic Load Balancing fetches a version with the rights of whoever adds it. The keys end as the CAs' own lists are called.
      Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
      Resource: written,
    },
    {
      Sid: 'FindItsLists',
      Effect: 'Allow',
      // Without it S3 says of an object that is not there that it is denied; the buckets hold nothing else.
      Action: 's3:ListBucket',
      Resource: [bucket, ...lists.map((each) => each.bucket)].map(bucketArn),
    },
    {
      Sid: 'ReadLists',
      Effect: 'Allow',
      Action: 's3:GetObject',
      // A list is called by the id of its CA, which AWS chooses.
      Resource: lists.map((each) => `${bucketArn(each.bucket)}/${LISTS_PREFIX}*`),
    },
  ];
}
