import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

/** An object of S3 in memory, which is written only as the ETag allows it. */
export class ConditionalS3 {
  /** Text that is there. */
  public body?: string;
  /** Writes that were taken. */
  public writes = 0;
  /** Writes that were refused. */
  public refused = 0;
  /** Done once, before the next write: what another run does meanwhile. */
  public meanwhile?: () => Promise<unknown>;
  /** The code of writes that are refused, whatever is there. */
  public broken?: 403 | 409;

  public readonly client = { send: (command: unknown) => this.send(command) } as unknown as S3Client;

  private etag = 0;

  private async send(command: unknown): Promise<Partial<GetObjectCommandOutput>> {
    await Promise.resolve();
    if (command instanceof GetObjectCommand) return this.read();
    if (!(command instanceof PutObjectCommand)) throw new Error('nothing else is asked of S3');
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    const { IfMatch, IfNoneMatch, Body } = command.input;
    const stands = this.body === undefined ? undefined : String(this.etag);
    if (this.broken !== undefined) throw this.refusal(this.broken);
    if (IfNoneMatch === '*' ? stands !== undefined : IfMatch !== stands) throw this.refusal(412);
    this.body = Body as string;
    this.etag += 1;
    this.writes += 1;
    return { ETag: String(this.etag) };
  }

  private read(): Partial<GetObjectCommandOutput> {
    const { body, etag } = this;
    if (body === undefined) throw new NoSuchKey({ message: 'not there', $metadata: {} });
    return { ETag: String(etag), Body: { transformToString: () => Promise.resolve(body) } } as never;
  }

  private refusal(httpStatusCode: number): S3ServiceException {
    this.refused += 1;
    return new S3ServiceException({
      name: 'Refused',
      $fault: 'client',
      $metadata: { httpStatusCode },
      message: 'refused',
    });
  }
}
