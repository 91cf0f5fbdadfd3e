import { type Session, accountCredentials } from '../../emulator/authorization/sessions';

/** A request as a service takes it. */
export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - none, and so GET */
  readonly body?: object;
  readonly method?: 'PUT' | 'DELETE';
  /** Whoever asks. @default - the account's administrator */
  readonly by?: Session;
  /** @default 'eu-west-1' */
  readonly region?: string;
}

/** Asks a service for which there is no client here; the emulated AWS looks at no signature. */
export async function ask(
  endpoint: string,
  accountId: string,
  service: string,
  path: string,
  { headers, body, method, by, region = 'eu-west-1' }: Asked = {},
): Promise<unknown> {
  const { accessKeyId } = by ?? (await accountCredentials(endpoint, accountId));
  const scope = `${accessKeyId}/20261126/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  const response = await fetch(`${endpoint}${path}`, {
    method: method ?? (body ? 'POST' : 'GET'),
    headers: { ...headers, authorization },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answers ${response.status}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

/** Calls an action of a service whose protocol is JSON, for example `AmazonSQS.CreateQueue`. */
export function callAction(
  endpoint: string,
  accountId: string,
  service: string,
  action: string,
  body: object,
  region?: string,
): Promise<unknown> {
  const headers = { 'x-amz-target': action, 'content-type': 'application/x-amz-json-1.1' };
  return ask(endpoint, accountId, service, '/', { headers, body, region });
}
