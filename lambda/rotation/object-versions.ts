import type { Readable } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { INSTEAD_OF, type ObjectSource } from '../../modules/core/material-source';
import { isSameSerial, plainSerial } from '../../modules/core/serial';
import { CLIENT_SETTINGS } from '../clients';
import { UnreadableMaterial } from '../imported-certificate/material';
import { readMaterial } from '../imported-certificate/secret';
import type { VersionSource } from './version';

/** Bytes of the largest object that is read: as many as a secret may have. */
const MAXIMUM = 65_536;

/** Where an object is. */
export interface ObjectPlace {
  readonly region: string;
  /** Of its bucket. */
  readonly accountId: string;
}

/**
 * Versions of an object. One is put back where its metadata names what it takes the place of: S3 does not tell which version was
 * current when.
 */
export function objectVersions(
  { bucket, key }: ObjectSource,
  { region, accountId }: ObjectPlace,
): VersionSource {
  const s3 = new S3Client({ ...CLIENT_SETTINGS, region });
  return {
    what: 'object',
    name: `s3://${bucket}/${key}`,
    current: async () => {
      const found = await s3.send(
        // Once a bucket is deleted, another account may have one of its name.
        new GetObjectCommand({ Bucket: bucket, Key: key, ExpectedBucketOwner: accountId }),
      );
      const { Body: body, ContentLength: length, Metadata: { [INSTEAD_OF]: insteadOf } = {} } = found;
      const isTooLong = length === undefined || length > MAXIMUM;
      // A body that nobody reads would keep its connection.
      if (isTooLong) (body as Readable | undefined)?.destroy();
      const text = isTooLong ? undefined : await body?.transformToString();
      return {
        material: () => {
          if (text === undefined) throw new UnreadableMaterial(`it is longer than ${MAXIMUM} bytes`);
          return readMaterial(text);
        },
        isPutBack: ({ leaf }) => {
          const serial = plainSerial(insteadOf);
          return Promise.resolve(serial !== undefined && isSameSerial(serial, leaf.serialNumber));
        },
      };
    },
  };
}
