import { createHash } from 'node:crypto';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AccountRegion } from '../lambda/other-account';
import { described, listedIn } from './census-certificates';

/** Objects of a page of S3 (Amazon S3 API Reference, ListObjectsV2). */
const PAGE = 1000;

/** What of AWS a census asks, on loopback; the account of a call is that of the assumed role. */
export class CensusAws {
  /** The bucket. */
  public readonly objects = new Map<string, Buffer>();
  private messages: string[] = [];
  private calls: Record<string, number> = {};
  /** Ids of calls: one that is tried again, as an answer came late, is the same. */
  private readonly seen = new Set<string>();
  /** Moments of the calls of the last second, by action, account and Region. */
  private readonly recent = new Map<string, number[]>();
  private mostInASecond: Record<string, number> = {};
  private readonly startSeconds = Math.floor(Date.now() / 1000);
  private readonly server = createServer((incoming, outgoing) => {
    void this.answerTo(incoming).then(({ status = 200, body }) => outgoing.writeHead(status).end(body));
  });

  public static async start(): Promise<CensusAws> {
    const aws = new CensusAws();
    await new Promise<void>((resolve) => aws.server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  public get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Variables of a process that asks it. */
  public get environment(): NodeJS.ProcessEnv {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };
  }

  /** Messages that were sent since they were last taken, in their order. */
  public takeMessages(): string[] {
    return this.messages.splice(0);
  }

  /** Calls by action since they were last taken, and the most in a second at one account and Region. */
  public takeCalls() {
    const taken = { calls: this.calls, mostInASecond: this.mostInASecond };
    this.calls = {};
    this.mostInASecond = {};
    this.seen.clear();
    this.recent.clear();
    return taken;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answerTo(incoming: IncomingMessage): Promise<Answer> {
    const { authorization = '', 'x-amz-target': target } = incoming.headers;
    const [, accountId = '', region = '', service] =
      /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(authorization) ?? [];
    if (service === 's3') return this.bucket(incoming);
    const body = await text(incoming);
    const action = target === undefined ? 'AssumeRole' : String(target).split('.')[1]!;
    this.count(incoming, action, `${accountId} ${region}`);
    if (action === 'AssumeRole') return { body: session(/iam%3A%3A(\d{12})/.exec(body)![1]!) };
    const input = JSON.parse(body) as Input;
    if (action === 'SendMessageBatch') return this.send(input);
    return { body: JSON.stringify(this.acm(action, { accountId, region }, input)) };
  }

  private acm(action: string, place: AccountRegion, { CertificateArn: arn = '' }: Input): object {
    if (action === 'ListCertificates') return { CertificateSummaryList: listedIn(place, this.startSeconds) };
    if (action === 'DescribeCertificate') return { Certificate: described(place, arn, this.startSeconds) };
    if (action === 'ListTagsForCertificate') return { Tags: [] };
    throw new Error(`a census must ask nothing else, got ${action}`);
  }

  private send({ Entries = [] }: Input): Answer {
    this.messages.push(...Entries.map(({ MessageBody }) => MessageBody));
    const Successful = Entries.map(({ Id, MessageBody }) => ({
      ...{ Id, MessageId: Id },
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    }));
    return { body: JSON.stringify({ Successful, Failed: [] }) };
  }

  private async bucket(incoming: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(incoming.url!, 'http://s3.test');
    const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    if (incoming.method === 'PUT') {
      this.count(incoming, 'PutObject');
      this.objects.set(key, Buffer.concat((await incoming.toArray()) as Buffer[]));
      return { body: '' };
    }
    this.count(incoming, key === '' ? 'ListObjectsV2' : 'GetObject');
    if (key === '') return { body: this.keys(searchParams) };
    const body = this.objects.get(key);
    return body === undefined ? { status: 404, body: NO_SUCH_KEY } : { body };
  }

  private keys(asked: URLSearchParams): string {
    const start = Number(asked.get('continuation-token') ?? 0);
    const all = [...this.objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '')).sort();
    const page = all.slice(start, start + PAGE).map((key) => `<Contents><Key>${key}</Key></Contents>`);
    const isTruncated = start + PAGE < all.length;
    const next = isTruncated ? `<NextContinuationToken>${start + PAGE}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${next}${page.join('')}</ListBucketResult>`;
  }

  private count({ headers }: IncomingMessage, action: string, place = ''): void {
    const id = String(headers['amz-sdk-invocation-id']);
    if (!this.seen.has(id)) this.calls[action] = (this.calls[action] ?? 0) + 1;
    this.seen.add(id);
    const key = `${action} ${place}`;
    const now = performance.now();
    const last = [...(this.recent.get(key) ?? []).filter((moment) => moment > now - 1000), now];
    this.recent.set(key, last);
    this.mostInASecond[action] = Math.max(this.mostInASecond[action] ?? 0, last.length);
  }
}

interface Answer {
  readonly status?: number;
  readonly body: string | Buffer;
}

interface Input {
  readonly CertificateArn?: string;
  readonly Entries?: ReadonlyArray<{ readonly Id: string; readonly MessageBody: string }>;
}

const NO_SUCH_KEY = '<Error><Code>NoSuchKey</Code><Message>there is none</Message></Error>';

/** The access key is the account. */
function session(accountId: string): string {
  return `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${accountId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}
