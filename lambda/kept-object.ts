import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

/** Somebody else has written meanwhile. */
export class Overtaken extends Error {}

/** An object in JSON that several runs write: of two that write at once, one is refused. */
export class KeptObject<T> {
  private etag?: string;

  /**
   * @param place of the object
   * @param none what is read where it is not there yet
   */
  constructor(
    private readonly s3: S3Client,
    private readonly place: { readonly Bucket: string; readonly Key: string },
    private readonly none: T,
  ) {}

  public async read(): Promise<T> {
    try {
      const { Body: body, ETag: etag } = await this.s3.send(new GetObjectCommand(this.place));
      this.etag = etag;
      return JSON.parse(await body!.transformToString()) as T;
    } catch (error) {
      if (!(error instanceof NoSuchKey)) throw error;
      this.etag = undefined;
      return this.none;
    }
  }

  /** @throws Overtaken where it is not any more as it was read or written last */
  public async write(value: T): Promise<T> {
    try {
      const { ETag: etag } = await this.s3.send(
        new PutObjectCommand({
          ...this.place,
          Body: JSON.stringify(value),
          ContentType: 'application/json',
          ...(this.etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: this.etag }),
        }),
      );
      this.etag = etag;
      return value;
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      // Who writes over what is gone by now is answered 404 (Amazon S3 User Guide, conditional writes).
      if (status === 412 || status === 409 || status === 404)
        throw new Overtaken('another run has written the record');
      throw error;
    }
  }
}
