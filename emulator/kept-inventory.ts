import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { INVENTORY_KEY, type InventoryLine } from '../modules/core';
import { accountCredentials } from './authorization/sessions';

/** The inventory that a census keeps in a bucket of an emulated account; undefined where none was written yet. */
export async function keptInventory(
  endpoint: string,
  accountId: string,
  bucketName: string,
): Promise<InventoryLine[] | undefined> {
  const s3 = new S3Client({
    endpoint,
    region: 'eu-west-1',
    forcePathStyle: true,
    credentials: await accountCredentials(endpoint, accountId),
  });
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucketName, Key: INVENTORY_KEY }));
    const text = gunzipSync(await Body!.transformToByteArray()).toString();
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as InventoryLine]));
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
