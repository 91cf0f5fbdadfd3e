import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { withDeadline } from '../../modules/core/deadline';

/** How to reach GitHub. */
export interface GitHubAccess {
  /** Address of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Never part of a message. */
  readonly token: string;
  /** Ends requests and waits. */
  readonly signal: AbortSignal;
  /** For a request with the body of its answer. @default - 30 seconds */
  readonly requestMilliseconds?: number;
}

export interface GitHubAnswer {
  readonly body: unknown;
  /** Address of the next page. @default - the last page */
  readonly next?: string;
}

/** An answer of GitHub that is not a success. */
export class GitHubError extends Error {
  constructor(
    message: string,
    /** HTTP status. */
    public readonly status: number,
  ) {
    super(message);
  }
}

const ATTEMPTS = 4;
const LONGEST_WAIT_SECONDS = 60;
/** For the connection alone, Node's fetch gives up after ten seconds. */
const REQUEST_MILLISECONDS = 30_000;
/** GitHub takes no more than 2,500 comments on an issue: a quarter of this. */
const PAGES_MAXIMUM = 100;

/**
 * A request to GitHub, repeated when GitHub is busy.
 *
 * @throws GitHubError with status and GitHub's own words
 */
export async function askGitHub(
  access: GitHubAccess,
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  body?: unknown,
): Promise<GitHubAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await send(access, method, url, body);
    if (response?.ok) return { body: JSON.parse(response.text), next: nextPage(access, response) };
    const wait = secondsToWait(response, attempt);
    if (attempt < ATTEMPTS && wait !== undefined && wait <= LONGEST_WAIT_SECONDS) {
      await sleep(wait * 1000, undefined, { signal: access.signal });
      continue;
    }
    const where = `${method} ${new URL(url).pathname}`;
    if (response === undefined) {
      throw new Error(
        `GitHub did not answer ${where} in ${attempt} attempts at ${new URL(url).origin}; ` +
          'check GITHUB_API_URL and the network',
      );
    }
    throw new GitHubError(
      `GitHub refused ${where} with ${response.status}: ${reason(response)}`,
      response.status,
    );
  }
}

/** All entries of a list that GitHub gives in pages. */
export async function allPages<T>(access: GitHubAccess, url: string, entry: z.ZodType<T>): Promise<T[]> {
  const entries: T[] = [];
  let page: string | undefined = url;
  for (let count = 0; page !== undefined; count += 1) {
    if (count === PAGES_MAXIMUM) {
      throw new Error(
        `a list of GitHub must end after ${PAGES_MAXIMUM} pages, got more at ${new URL(url).pathname}; check GITHUB_API_URL`,
      );
    }
    const answer: GitHubAnswer = await askGitHub(access, 'GET', page);
    entries.push(...z.array(entry).parse(answer.body));
    page = answer.next;
  }
  return entries;
}

/**
 * A GraphQL query or mutation, whose answer has the form of `data`.
 *
 * @throws Error with GitHub's own words
 */
export async function askGraphql<T>(
  access: GitHubAccess,
  query: string,
  variables: Readonly<Record<string, string>>,
  data: z.ZodType<T>,
): Promise<T> {
  const { body } = await askGitHub(access, 'POST', access.graphqlUrl, { query, variables });
  const { errors } = z
    .looseObject({ errors: z.array(z.looseObject({ message: z.string() })).default([]) })
    .parse(body);
  if (errors.length > 0) {
    throw new Error(`GitHub refused a query: ${errors.map(({ message }) => message).join(', ')}`);
  }
  return z.object({ data }).parse(body).data;
}

/** A response that has arrived whole. */
interface Received {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
}

async function send(
  { token, signal, requestMilliseconds = REQUEST_MILLISECONDS }: GitHubAccess,
  method: string,
  url: string,
  body: unknown,
): Promise<Received | undefined> {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'user-agent': 'certfleet',
    'x-github-api-version': '2022-11-28',
  };
  const sent = body === undefined ? undefined : JSON.stringify(body);
  try {
    return await withDeadline(signal, requestMilliseconds, async (ended) => {
      const response = await fetch(url, { method, signal: ended, headers, body: sent });
      const { ok, status, statusText } = response;
      return { ok, status, statusText, headers: response.headers, text: await response.text() };
    });
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

/** Undefined for an answer that will be the same next time. */
function secondsToWait(response: Received | undefined, attempt: number): number | undefined {
  const backoff = 2 ** (attempt - 1);
  if (response === undefined) return backoff;
  const { status, headers } = response;
  const asked = headers.get('retry-after');
  // A secondary rate limit is a 403 with Retry-After (GitHub Docs, best practices for the REST API).
  const isBusy = status === 429 || status >= 500 || (status === 403 && asked !== null);
  if (!isBusy) return undefined;
  const seconds = Number(asked ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : backoff;
}

function nextPage({ apiUrl }: GitHubAccess, response: Received): string | undefined {
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  if (next === undefined) return undefined;
  // The token goes with the request.
  if (new URL(next).origin !== new URL(apiUrl).origin) {
    throw new Error(
      `the next page must be at ${new URL(apiUrl).origin}, got ${new URL(next).origin}; check GITHUB_API_URL`,
    );
  }
  return next;
}

function reason({ text, statusText }: Received): string {
  try {
    return z.looseObject({ message: z.string() }).parse(JSON.parse(text)).message;
  } catch {
    return statusText || 'no reason given';
  }
}
