import type { IncomingMessage, ServerResponse } from 'node:http';

/** An object: who owns its bucket, and its bytes, the error that asking for it gives, or that it never ends. */
export interface StoredObject {
  readonly owner: string;
  readonly body: Buffer | { readonly error: string } | 'endless';
}

const STATUS: Readonly<Record<string, number>> = { NoSuchKey: 404, NoSuchBucket: 404, AccessDenied: 403 };

/** Answers `GetObject` as S3 does, also to those who expect another owner of the bucket. */
export function sendObject(
  object: StoredObject | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const expected = incoming.headers['x-amz-expected-bucket-owner'];
  if (object === undefined) return sendError(outgoing, 'NoSuchKey');
  if (expected !== undefined && expected !== object.owner) return sendError(outgoing, 'AccessDenied');
  if (object.body === 'endless') {
    outgoing.write(Buffer.from([0x1f]));
    return;
  }
  if (Buffer.isBuffer(object.body)) outgoing.end(object.body);
  else sendError(outgoing, object.body.error);
}

function sendError(outgoing: ServerResponse, code: string): void {
  outgoing.setHeader('content-type', 'application/xml');
  outgoing
    .writeHead(STATUS[code] ?? 400)
    .end(`<Error><Code>${code}</Code><Message>said by S3</Message></Error>`);
}
