import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listRecords } from './fake-route53';
import { type StoredObject, sendObject } from './fake-s3';

/** How an account answers ACM: as it should, only from the second time, never, a byte a second, with pages for ever. */
export type Manner = 'answers' | 'late' | 'silent' | 'trickling' | 'endless' | 'turning';

/** A call of another service. */
export interface FakeCall {
  readonly account: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface FakeAwsProps {
  /** What the list says of each account's certificates. */
  readonly summaries: Readonly<Record<string, readonly object[]>>;
  /** Records of the hosted zones of Route 53 by id, as in a zone file. @default - there is no hosted zone */
  readonly hostedZones?: Readonly<Record<string, readonly string[]>>;
  /** Objects of S3, as `bucket/key`. @default - there is none */
  readonly objects?: Readonly<Record<string, StoredObject>>;
  /** Pages of an aggregator of AWS Config, each of its results. @default - there is none */
  readonly aggregated?: ReadonlyArray<readonly object[]>;
  /** What other services answer, by action: a body, or an error, which has a `__type`. @default - nothing */
  readonly others?: Readonly<Record<string, (call: FakeCall) => object>>;
  /** @default - every account answers */
  readonly manners?: Readonly<Record<string, Manner>>;
  /** Requests to the token service that are answered with 503 before it works. @default 0 */
  readonly busyTokens?: number;
}

export interface FakeAws {
  /** Variables of a process that asks it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Calls by action. */
  readonly calls: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** ACM, Route 53, objects of S3, the token service, and what is said of others, on loopback; the account of a call is that of the assumed role. */
export async function startFakeAws({
  summaries,
  hostedZones = {},
  objects = {},
  aggregated,
  others = {},
  manners = {},
  busyTokens = 0,
}: FakeAwsProps): Promise<FakeAws> {
  const calls: Record<string, number> = {};
  const refused = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { pathname, searchParams } = new URL(incoming.url!, 'http://aws.test');
      const [, zoneId, isListed] = /^\/2013-04-01\/hostedzone\/([^/]+)(\/rrset)?$/.exec(pathname) ?? [];
      if (zoneId !== undefined) {
        const action = isListed ? 'ListResourceRecordSets' : 'GetHostedZone';
        calls[action] = (calls[action] ?? 0) + 1;
        outgoing.end(isListed ? recordsXml(hostedZones[zoneId] ?? [], searchParams) : zoneXml(zoneId));
        return;
      }
      if (incoming.method === 'GET') {
        calls.GetObject = (calls.GetObject ?? 0) + 1;
        sendObject(objects[decodeURIComponent(pathname.slice(1))], incoming, outgoing);
        return;
      }
      const asked = /^Action=(\w+)/.exec(body)?.[1];
      const target = String(incoming.headers['x-amz-target'] ?? asked)
        .split('.')
        .at(-1)!;
      calls[target] = (calls[target] ?? 0) + 1;
      if (target === 'AssumeRole') {
        if (calls[target] <= busyTokens) outgoing.writeHead(503).end();
        else outgoing.end(session(/iam%3A%3A(\d{12})/.exec(body)![1]!));
        return;
      }
      const [, account, region] = /Credential=(\d{12})\/\d+\/([a-z0-9-]+)\//.exec(
        incoming.headers.authorization!,
      ) as unknown as [string, string, string];
      const other = others[target];
      if (other !== undefined) {
        const input =
          asked === undefined ? (JSON.parse(body) as object) : Object.fromEntries(new URLSearchParams(body));
        answerOther(target, other({ account, region, input: { ...input } }), asked !== undefined, outgoing);
        return;
      }
      answer(target, JSON.parse(body), account, calls[target], outgoing);
    });
  });
  const answer = (
    target: string,
    input: { CertificateArn?: string; NextToken?: string },
    account: string,
    count: number,
    outgoing: ServerResponse,
  ) => {
    const all = summaries[account] ?? [];
    const found = all.find(
      (each) => 'CertificateArn' in each && each.CertificateArn === input.CertificateArn,
    );
    const manner = manners[account] ?? 'answers';
    const tokens: Partial<Record<Manner, string>> = { endless: String(count), turning: 'again' };
    const bodies: Record<string, object> = {
      ListCertificates: { CertificateSummaryList: all, NextToken: tokens[manner] },
      DescribeCertificate: {
        Certificate: found && { ...found, InUseBy: ['arn:aws:elasticloadbalancing:…'] },
      },
      ListTagsForCertificate: { Tags: [] },
      SelectAggregateResourceConfig: {
        ...pageOf(aggregated ?? [], Number(input.NextToken ?? 0)),
        ...(manner === 'turning' && { NextToken: tokens[manner] }),
      },
    };
    outgoing.setHeader('content-type', 'application/x-amz-json-1.1');
    if (target === 'SelectAggregateResourceConfig' && aggregated === undefined) {
      const body = { __type: 'NoSuchConfigurationAggregatorException', message: 'said by AWS Config' };
      outgoing.writeHead(400).end(JSON.stringify(body));
      return;
    }
    if (manner === 'silent') return;
    if (manner === 'late' && !refused.has(account)) {
      refused.add(account);
      outgoing.writeHead(400).end(JSON.stringify({ __type: 'AccessDeniedException', message: 'not yet' }));
      return;
    }
    if (manner === 'trickling') trickle(outgoing, JSON.stringify(bodies[target]));
    else outgoing.end(JSON.stringify(bodies[target]));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    calls,
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pageOf(pages: ReadonlyArray<readonly object[]>, index: number) {
  return {
    Results: (pages[index] ?? []).map((each) => JSON.stringify(each)),
    NextToken: index + 1 < pages.length ? String(index + 1) : undefined,
  };
}

function answerOther(action: string, body: object, isXml: boolean, outgoing: ServerResponse): void {
  const isError = '__type' in body;
  if (isXml) {
    outgoing.setHeader('content-type', 'text/xml');
    const { __type: Code, message: Message, ...members } = body as Readonly<Record<string, string>>;
    const text = xml(isError ? { Code: Code!, Message: Message! } : members);
    const answered = isError
      ? `<ErrorResponse><Error>${text}</Error></ErrorResponse>`
      : `<${action}Response><${action}Result>${text}</${action}Result></${action}Response>`;
    outgoing.writeHead(isError ? 400 : 200).end(answered);
    return;
  }
  outgoing.setHeader('content-type', 'application/x-amz-json-1.1');
  outgoing.writeHead(isError ? 400 : 200).end(JSON.stringify(body));
}

function xml(members: Readonly<Record<string, string>>): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');
}

function trickle(outgoing: ServerResponse, text: string): void {
  let sent = 0;
  const timer = setInterval(() => outgoing.write(text[sent++] ?? ' '), 1000);
  outgoing.on('close', () => clearInterval(timer));
}

/** The access key is the account. */
function session(account: string): string {
  return `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}

function zoneXml(id: string): string {
  return `<GetHostedZoneResponse><HostedZone><Id>/hostedzone/${id}</Id></HostedZone></GetHostedZoneResponse>`;
}

function recordsXml(records: readonly string[], asked: URLSearchParams): string {
  const page = listRecords(records, {
    StartRecordName: asked.get('name') ?? undefined,
    StartRecordType: (asked.get('type') ?? undefined) as 'CNAME' | undefined,
  });
  const sets = page.ResourceRecordSets!.map(
    ({ Name, Type, ResourceRecords }) =>
      `<ResourceRecordSet><Name>${Name}</Name><Type>${Type}</Type><ResourceRecords><ResourceRecord><Value>${ResourceRecords![0]!.Value}</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>`,
  );
  const next = page.IsTruncated
    ? `<NextRecordName>${page.NextRecordName}</NextRecordName><NextRecordType>${page.NextRecordType}</NextRecordType>`
    : '';
  return `<ListResourceRecordSetsResponse><ResourceRecordSets>${sets.join('')}</ResourceRecordSets><IsTruncated>${page.IsTruncated}</IsTruncated>${next}<MaxItems>300</MaxItems></ListResourceRecordSetsResponse>`;
}
