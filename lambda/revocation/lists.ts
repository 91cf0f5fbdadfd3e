import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  type S3Client,
  S3ServiceException,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { LISTS_PREFIX, type ListBucket } from '../../modules/core/revocation';
import { UnreadableList } from './revocation-list';

/** Bytes of the largest list that is read: with its PEM it must fit into the function's memory. */
const MAXIMUM = 16 * 1024 * 1024;

/** The bucket of lists lets the function in no more, or not yet. */
export class ListsDenied extends Error {}

/** A list as its CA wrote it. */
export interface WrittenList {
  /** `s3://bucket/key` */
  readonly of: string;
  /** @throws UnreadableList where it is too long */
  readonly der: () => Promise<Buffer>;
}

/** The lists in a bucket of CAs. Once a bucket is deleted, another account may have one of its name. */
export async function writtenLists(s3: S3Client, { bucket, accountId }: ListBucket): Promise<WrittenList[]> {
  const place = { Bucket: bucket, ExpectedBucketOwner: accountId };
  const keys = await orDenied(async () => {
    const found: string[] = [];
    const pages = paginateListObjectsV2({ client: s3 }, { ...place, Prefix: LISTS_PREFIX });
    for await (const { Contents: objects = [] } of pages)
      found.push(...objects.flatMap(({ Key: key }) => (key?.endsWith('.crl') ? [key] : [])));
    return found;
  });
  return keys.map((key) => ({
    of: `s3://${bucket}/${key}`,
    der: async () => {
      const { Body: body, ContentLength: length } = await orDenied(() =>
        s3.send(new GetObjectCommand({ ...place, Key: key })),
      );
      if (length === undefined || length > MAXIMUM) {
        // A body that nobody reads would keep its connection.
        (body as Readable | undefined)?.destroy();
        throw new UnreadableList(`it is longer than ${MAXIMUM} bytes`);
      }
      return Buffer.from(await body!.transformToByteArray());
    },
  }));
}

async function orDenied<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'AccessDenied')
      throw new ListsDenied(error.message);
    throw error;
  }
}
