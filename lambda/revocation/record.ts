import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { REVOCATIONS_PREFIX, type RevocationConfiguration } from '../../modules/core/revocation';
import type { ListState } from './decision';

/** A revocation of a trust store that the function has added. */
export interface Own extends ListState {
  readonly revocationId: number;
}

/** A revocation that the function is about to add. */
export interface Claim {
  readonly list: ListState;
  /** Revocations that were there before: none of them is the function's by this claim. */
  readonly before: readonly number[];
  /** In ISO 8601. */
  readonly at: string;
}

/** Which revocations of a trust store are the function's: whatever else is there, others have added. */
export interface Notes {
  readonly own: readonly Own[];
  readonly claims: readonly Claim[];
  /** Name of the function that Terraform has appointed; empty once it is taken out. @default - none was yet */
  readonly by?: string;
}

/** Somebody else has written meanwhile. */
export class Overtaken extends Error {}

/** Notes of one trust store, beside its lists in S3; of two that write at once, one is refused. */
export class Record {
  private etag?: string;

  constructor(
    private readonly s3: S3Client,
    private readonly configuration: RevocationConfiguration,
  ) {}

  public async read(): Promise<Notes> {
    try {
      const { Body: body, ETag: etag } = await this.s3.send(new GetObjectCommand(this.place));
      this.etag = etag;
      return JSON.parse(await body!.transformToString()) as Notes;
    } catch (error) {
      if (!(error instanceof NoSuchKey)) throw error;
      this.etag = undefined;
      return { own: [], claims: [] };
    }
  }

  /** @throws Overtaken where it is not any more as it was read or written last */
  public async write(notes: Notes): Promise<Notes> {
    try {
      const { ETag: etag } = await this.s3.send(
        new PutObjectCommand({
          ...this.place,
          Body: JSON.stringify(notes),
          ContentType: 'application/json',
          ...(this.etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: this.etag }),
        }),
      );
      this.etag = etag;
      return notes;
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412 || status === 409) throw new Overtaken('another run has written the record');
      throw error;
    }
  }

  /** A trust store that takes the place of another has ids of its own. */
  private get place() {
    const { bucket, trustStoreArn } = this.configuration;
    const id = trustStoreArn.slice(trustStoreArn.lastIndexOf('/') + 1);
    return { Bucket: bucket, Key: `${REVOCATIONS_PREFIX}${id}.json` };
  }
}
