import { type ObjectSource, type SecretPlace, s3Service } from '../core/constructs';
import type { SourceAccess } from './rotation-source';

/** What S3 tells of an object, where its bucket sends events to EventBridge; or the schedule finds it. */
export function objectAccess(
  { bucket, key }: ObjectSource,
  { partition, region }: SecretPlace,
): SourceAccess {
  return {
    what: 'object',
    reading: {
      Sid: 'ReadItsObject',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:${partition}:s3:::${bucket}/${key}`,
    },
    service: s3Service(region),
    newVersions: {
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: [bucket] }, object: { key: [key] } },
    },
  };
}
