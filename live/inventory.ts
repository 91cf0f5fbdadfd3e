import type { S3Client } from '@aws-sdk/client-s3';
import { type Readable, addAbortSignal, pipeline } from 'node:stream';
import { isNativeError } from 'node:util/types';
import { createGunzip } from 'node:zlib';
import type { Environment } from '../environments';
import { censusName } from '../environments/names';
import { INVENTORY_KEY, type InventoryLine, visibleText } from '../modules/core';
import { withDeadline } from '../modules/core/deadline';
import { accountCredentials } from './account-credentials';
import { boundedLines } from './bounded-lines';
import { CLIENT_SETTINGS } from './calls';
import { NoInventoryLine, parseInventoryLine } from './inventory-line';
import type { LiveOptions } from './places';
import { ReadFailure } from './read-fleet';

export type ReadOptions = Pick<LiveOptions, 'roleName' | 'timeoutMilliseconds' | 'signal'>;

const MEBIBYTE = 1_048_576;
/** A certificate has a kilobyte or so, and one with hundreds of names a hundred: far below what fills the memory. */
const LIMITS = { line: MEBIBYTE, text: 256 * MEBIBYTE };

/** What the census of an environment found, by one call: the certificates of all accounts that it counts. */
export async function readInventory(
  environment: Environment,
  { roleName, timeoutMilliseconds = 300_000, signal = new AbortController().signal }: ReadOptions,
): Promise<InventoryLine[]> {
  const { name, census, sharedServices } = environment;
  if (census === undefined) {
    throw new ReadFailure(
      `environment ${name} must have a census, which writes an inventory; add one to its file, or ask AWS with --live`,
    );
  }
  const s3 = await import('@aws-sdk/client-s3');
  const credentials = accountCredentials(sharedServices, { roleName });
  const client = new s3.S3Client({ ...CLIENT_SETTINGS, region: sharedServices.region, credentials });
  const place = { bucket: census.bucketName, accountId: sharedServices.accountId };
  try {
    return await withDeadline(signal, timeoutMilliseconds, (ended) => linesOf(client, place, ended));
  } catch (error) {
    if (signal.aborted) throw error;
    throw failureOf(environment, `s3://${census.bucketName}/${INVENTORY_KEY}`, error);
  } finally {
    client.destroy();
  }
}

async function linesOf(
  client: S3Client,
  { bucket, accountId }: { readonly bucket: string; readonly accountId: string },
  signal: AbortSignal,
): Promise<InventoryLine[]> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const { Body: body } = await client.send(
    // Once a bucket is deleted, another account may have one of its name.
    new GetObjectCommand({ Bucket: bucket, Key: INVENTORY_KEY, ExpectedBucketOwner: accountId }),
    { abortSignal: signal },
  );
  // What goes wrong on the way comes out of the lines, and who reads no further ends it all.
  const text = pipeline(body as Readable, createGunzip(), () => undefined);
  addAbortSignal(signal, text);
  const lines: InventoryLine[] = [];
  for await (const line of boundedLines(text, LIMITS)) lines.push(numbered(line, lines.length + 1));
  return lines;
}

function numbered(text: string, lineNumber: number): InventoryLine {
  try {
    return parseInventoryLine(text);
  } catch (error) {
    if (!(error instanceof NoInventoryLine)) throw error;
    throw new NoInventoryLine(`no certificate in line ${lineNumber}, ${error.message}`);
  }
}

function failureOf(environment: Environment, object: string, error: unknown): ReadFailure {
  const { name, message } = isNativeError(error) ? error : { name: 'Error', message: String(error) };
  const got = error instanceof NoInventoryLine ? message : `${name}: ${message}`;
  return new ReadFailure(
    `inventory ${object} of ${environment.name} must be read, got ${visibleText(got)}; ${remedyOf(environment, name)}`,
  );
}

/** What a person can do, by the name of an error. */
function remedyOf({ name }: Environment, error: string): string {
  const writer = `the function ${censusName(name)} writes it each hour, and its log says why where it does not`;
  const remedies: Readonly<Record<string, string>> = {
    NoSuchKey: `ask again in an hour: ${writer}`,
    NoSuchBucket: 'deploy shared services, which makes the bucket, and ask again in an hour',
    AccessDenied: `give the role what "certfleet policies ${name} --role reader" prints; S3 answers the same while there is no object yet: ${writer}`,
    OutOfTime: 'give more with --timeout',
  };
  return remedies[error] ?? 'ask again in an hour; where it stays so, look who else may write to the bucket';
}
