import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import {
  CENSUS_ACCOUNTS_KEY,
  CENSUS_PARTS_PREFIX,
  type CensusedAccounts,
  INVENTORY_KEY,
  type InventoryLine,
  censusPartKey,
} from '../../modules/core/census';
import type { AccountRegion } from '../other-account';

/** What was found in a Region of an account. */
export interface Part {
  /** When, as ISO moment. */
  readonly seenAt: string;
  readonly certificates: readonly KeptCertificate[];
}

/** A certificate, with what only the next census wants to know. */
export interface KeptCertificate {
  readonly line: InventoryLine;
  /** When ACM described it last, as ISO moment. @default - it is yet to be asked for that */
  readonly describedAt?: string;
  /** When that was done for it which is done once a day, as ISO moment. @default - never */
  readonly checkedAt?: string;
  /** When the DNS was last asked for it and did not say, as ISO moment. @default - it always said */
  readonly triedAt?: string;
}

/** An account that was not seen for so long says nothing any more: nobody knows what it has. */
const STALE_MILLISECONDS = 6 * 3_600_000;

/** Whether what was found still says something. */
export function isFresh({ seenAt }: Part, now: Date): boolean {
  return now.getTime() - Date.parse(seenAt) <= STALE_MILLISECONDS;
}

/** Parts in memory. */
const PARTS_AT_ONCE = 8;

/** What the function keeps in its bucket. */
export class Kept {
  constructor(
    private readonly s3: S3Client,
    private readonly bucketName: string,
  ) {}

  /** What is counted, as the stack has written it. */
  public async accounts(): Promise<CensusedAccounts[]> {
    return JSON.parse(await this.read(CENSUS_ACCOUNTS_KEY)) as CensusedAccounts[];
  }

  /** Undefined where nothing was found there before. */
  public async part({ accountId, region }: AccountRegion): Promise<Part | undefined> {
    try {
      return await this.partOf(censusPartKey(accountId, region));
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  public async writePart({ accountId, region }: AccountRegion, part: Part): Promise<void> {
    await this.write(censusPartKey(accountId, region), JSON.stringify(part), 'application/json');
  }

  /** Keys of all parts, those of accounts that are counted no more among them. */
  public async partKeys(): Promise<string[]> {
    const pages = paginateListObjectsV2(
      { client: this.s3 },
      { Bucket: this.bucketName, Prefix: CENSUS_PARTS_PREFIX },
    );
    const keys: string[] = [];
    for await (const { Contents = [] } of pages) keys.push(...Contents.map(({ Key }) => Key!));
    return keys;
  }

  /** All parts, some at once, without holding more of them than those. */
  public async *parts(): AsyncGenerator<Part> {
    const keys = await this.partKeys();
    for (let start = 0; start < keys.length; start += PARTS_AT_ONCE)
      yield* await Promise.all(keys.slice(start, start + PARTS_AT_ONCE).map((key) => this.partOf(key)));
  }

  public async partOf(key: string): Promise<Part> {
    return JSON.parse(await this.read(key)) as Part;
  }

  public async writeInventory(compressed: Buffer): Promise<void> {
    await this.write(INVENTORY_KEY, compressed, 'application/gzip');
  }

  private async read(key: string): Promise<string> {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: this.bucketName, Key: key }));
    return Body!.transformToString();
  }

  private async write(key: string, body: string | Buffer, contentType: string): Promise<void> {
    await this.s3.send(
      new PutObjectCommand({ Bucket: this.bucketName, Key: key, Body: body, ContentType: contentType }),
    );
  }
}
