import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type GitHubAccess, allPages, askGitHub } from '../../../cli/pull-request/github-api';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function github(handle: (incoming: IncomingMessage, outgoing: ServerResponse, url: string) => void) {
  server = createServer((incoming, outgoing) => handle(incoming, outgoing, url));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const interruption = new AbortController();
  const access: GitHubAccess = {
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    token: 'ghs_test',
    signal: interruption.signal,
    // A busy machine answers the second request in time.
    requestMilliseconds: 1000,
  };
  return { access, url, interruption };
}

test.each([
  ['never answers', () => undefined],
  ['answers a byte a second', (_: unknown, outgoing: ServerResponse) => void outgoing.write('[')],
])('asks again where GitHub %s', async (_, first) => {
  let requests = 0;
  const { access, url } = await github((incoming, outgoing) => {
    requests += 1;
    if (requests === 1) first(incoming, outgoing);
    else outgoing.end('["done"]');
  });
  expect((await askGitHub(access, 'GET', `${url}/things`)).body).toEqual(['done']);
  expect(requests).toBe(2);
});

test('fails where GitHub never answers, and names the request', async () => {
  const { access, url } = await github(() => undefined);
  await expect(askGitHub(access, 'GET', `${url}/things`)).rejects.toThrow(
    `GitHub did not answer GET /things in 4 attempts at ${url}; check GITHUB_API_URL and the network`,
  );
}, 20_000);

test('ends a request when it is interrupted', async () => {
  const { access, url, interruption } = await github(() => interruption.abort(new Error('interrupted')));
  await expect(askGitHub(access, 'GET', `${url}/things`)).rejects.toThrow('interrupted');
});

test('fails where pages never end', async () => {
  let page = 0;
  const { access, url } = await github((_, outgoing, origin) => {
    outgoing.setHeader('link', `<${origin}/things?page=${(page += 1)}>; rel="next"`);
    outgoing.end('[1]');
  });
  await expect(allPages(access, `${url}/things`, z.number())).rejects.toThrow(
    'a list of GitHub must end after 100 pages, got more at /things; check GITHUB_API_URL',
  );
});
