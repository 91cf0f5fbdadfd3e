import { writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const TOKEN = 'ghs_a-token-nobody-may-see';
const BOT = { login: 'github-actions[bot]', type: 'Bot' };
const MARKER = '<!-- certfleet-review:review -->';

interface Comment {
  id: number;
  node_id: string;
  html_url: string;
  body: string | null;
  user: { login: string; type: string } | null;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** As much of GitHub as comments need. */
class FakeGitHub {
  public comments: Comment[] = [];
  public folded: string[] = [];
  public requests: string[] = [];
  /** Given instead of the next answers to requests that match. */
  public refusals: Array<{ readonly request: RegExp; readonly answer: Answer; times: number }> = [];
  public viewer = BOT.login;
  private readonly server: Server = createServer((request, response) => void this.handle(request, response));

  public async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public add(body: string, user: Comment['user'] = BOT): Comment {
    const id = this.comments.length + 1;
    const comment = { id, node_id: `node-${id}`, html_url: `https://github.test/comment/${id}`, body, user };
    this.comments.push(comment);
    return comment;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const line = `${request.method} ${request.url}`;
    this.requests.push(line);
    expect(request.headers.authorization).toBe(`Bearer ${TOKEN}`);
    const what = text.includes('minimizeComment') ? `${line} minimizeComment` : line;
    const refusal = this.refusals.find((each) => each.times > 0 && each.request.test(what));
    if (refusal !== undefined) refusal.times -= 1;
    const answer = refusal?.answer ?? this.answer(line, text === '' ? {} : JSON.parse(text));
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? {}));
  }

  private answer(line: string, body: any): Answer {
    if (line === 'POST /graphql') {
      if (String(body.query).includes('viewer')) {
        return { status: 200, body: { data: { viewer: { login: this.viewer } } } };
      }
      this.folded.push(body.variables.id);
      return {
        status: 200,
        body: { data: { minimizeComment: { minimizedComment: { isMinimized: true } } } },
      };
    }
    const list =
      /^GET \/repos\/example\/certificates\/issues\/12\/comments\?per_page=100(?:&page=(\d+))?$/.exec(line);
    if (list !== null) {
      const page = Number(list[1] ?? 1);
      const link = `<${this.url}/repos/example/certificates/issues/12/comments?per_page=100&page=${page + 1}>; rel="next"`;
      return {
        status: 200,
        headers: page * 100 < this.comments.length ? { link } : {},
        body: this.comments.slice((page - 1) * 100, page * 100),
      };
    }
    if (line === 'POST /repos/example/certificates/issues/12/comments') {
      return { status: 201, body: this.add(body.body) };
    }
    const id = /^PATCH \/repos\/example\/certificates\/issues\/comments\/(\d+)$/.exec(line)?.[1];
    const comment = this.comments.find((each) => String(each.id) === id);
    if (comment === undefined) return { status: 404, body: { message: 'Not Found' } };
    comment.body = body.body;
    return { status: 200, body: comment };
  }
}

describe('certfleet comment', () => {
  const environment = { ...process.env };
  let github: FakeGitHub;

  beforeEach(async () => {
    github = new FakeGitHub();
    await github.listen();
    process.env.GITHUB_API_URL = github.url;
    process.env.GITHUB_TOKEN = TOKEN;
    process.env.GITHUB_REPOSITORY = 'example/certificates';
    delete process.env.GITHUB_GRAPHQL_URL;
  });

  afterEach(async () => {
    process.env = { ...environment };
    await github.close();
  });

  async function comment(markdown: string, ...args: string[]) {
    const file = join(temporaryFolder('comment'), 'review.md');
    writeFileSync(file, markdown);
    const terminal = recordedTerminal();
    const exitCode = await runCommandLine(
      ['comment', '--file', file, '--pull-request', '12', ...args],
      terminal,
    );
    const out = [...terminal.printed, ...terminal.noted].join('\n');
    expect(out).not.toContain(TOKEN);
    return { exitCode, out };
  }

  test('creates the comment, with its marker first', async () => {
    expect(await comment('# Review')).toEqual({
      exitCode: 0,
      out: 'comment created, https://github.test/comment/1',
    });
    expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\n# Review`]);
  });

  test('updates it in place', async () => {
    await comment('first');
    expect((await comment('second')).out).toBe('comment updated, https://github.test/comment/1');
    expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\nsecond`]);
  });

  test('knows a person by the same name', async () => {
    github.viewer = 'ada';
    github.add(`${MARKER}\nof Ada`, { login: 'ada', type: 'User' });

    await comment('new');

    expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\nnew`]);
  });

  test('never edits or folds a comment of others, whatever marker it carries', async () => {
    github.viewer = 'github-actions';
    github.add(`${MARKER}\nspoofed`, { login: 'mallory', type: 'User' });
    github.add(`${MARKER}\nspoofed`, { login: 'mallory[bot]', type: 'Bot' });
    github.add(`${MARKER}\nof a user who is gone`, null);
    github.add(`quoted: ${MARKER}`);

    await comment('ours');

    expect(github.comments.map(({ body }) => body)).toEqual([
      `${MARKER}\nspoofed`,
      `${MARKER}\nspoofed`,
      `${MARKER}\nof a user who is gone`,
      `quoted: ${MARKER}`,
      `${MARKER}\nours`,
    ]);
    expect(github.folded).toEqual([]);
  });

  test('finds its comment on a later page', async () => {
    for (let count = 0; count < 230; count += 1) github.add('talk', { login: 'ada', type: 'User' });
    github.add(`${MARKER}\nold`);

    await comment('new');

    expect(github.requests.filter((request) => request.startsWith('GET'))).toHaveLength(3);
    expect(github.comments).toHaveLength(231);
    expect(github.comments[230]!.body).toBe(`${MARKER}\nnew`);
  });

  test('folds older ones of its own and updates the newest', async () => {
    github.add(`${MARKER}\n1`);
    github.add(`${MARKER}\n2`);
    github.add(`${MARKER}\n3`);

    expect((await comment('new')).out).toBe('comment updated, https://github.test/comment/3, 2 older folded');
    expect(github.folded).toEqual(['node-1', 'node-2']);
    expect(github.comments.map(({ body }) => body)).toEqual([
      `${MARKER}\n1`,
      `${MARKER}\n2`,
      `${MARKER}\nnew`,
    ]);
  });

  test('tells what could not be folded, and succeeds', async () => {
    github.add(`${MARKER}\n1`);
    github.add(`${MARKER}\n2`);
    github.refusals.push({
      request: /^POST \/graphql minimizeComment$/,
      answer: { status: 200, body: { errors: [{ message: 'Resource not accessible' }] } },
      times: 1,
    });

    expect(await comment('new')).toEqual({
      exitCode: 0,
      out:
        'comment updated, https://github.test/comment/2\n' +
        'https://github.test/comment/1 stays unfolded: GitHub refused a query: Resource not accessible',
    });
  });

  test('keeps comments of another key apart', async () => {
    await comment('staging', '--key', 'staging');
    await comment('production', '--key', 'production');

    expect(github.comments.map(({ body }) => body)).toEqual([
      '<!-- certfleet-review:staging -->\nstaging',
      '<!-- certfleet-review:production -->\nproduction',
    ]);
  });

  test('leaves a pull request without a comment alone where it only updates', async () => {
    expect(await comment('nothing', '--only-update')).toEqual({ exitCode: 0, out: 'comment left alone' });
    expect(github.comments).toEqual([]);
  });

  test('fails for a text that GitHub would not take, before it asks GitHub', async () => {
    expect(await comment('x'.repeat(65_536))).toEqual({
      exitCode: 3,
      out: 'a comment takes at most 65536 characters, got 65569; link to a page with the whole review instead',
    });
    expect(github.requests).toEqual([]);
  });

  test('fails where the token may not write, and says which permission it needs', async () => {
    const message = 'Resource not accessible by integration';
    github.refusals.push({
      request: /^POST .*comments$/,
      answer: { status: 403, body: { message } },
      times: 9,
    });

    expect(await comment('text')).toEqual({
      exitCode: 3,
      out:
        `GitHub refused POST /repos/example/certificates/issues/12/comments with 403: ${message}; ` +
        'the job needs "permissions: pull-requests: write"; a pull request from a fork never gets it',
    });
  });

  test('fails for a pull request that is not there', async () => {
    github.refusals.push({
      request: /^GET/,
      answer: { status: 404, body: { message: 'Not Found' } },
      times: 1,
    });

    expect((await comment('text')).out).toContain(
      'check --repository example/certificates and --pull-request 12',
    );
  });

  test.each([429, 502, 503])('asks again after %i, as soon as GitHub allows', async (status) => {
    github.refusals.push({
      request: /^(GET|PATCH|POST .*comments)/,
      answer: { status, headers: { 'retry-after': '0' } },
      times: 3,
    });

    expect((await comment('text')).exitCode).toBe(0);
    expect(github.comments).toHaveLength(1);
  });

  test('fails when GitHub stays busy', async () => {
    github.refusals.push({
      request: /^GET/,
      answer: { status: 503, headers: { 'retry-after': '0' }, body: { message: 'busy' } },
      times: 99,
    });

    expect(await comment('text')).toMatchObject({ exitCode: 3, out: expect.stringContaining('503: busy') });
    expect(github.requests.filter((request) => request.startsWith('GET'))).toHaveLength(4);
  });

  test('fails at once when GitHub asks for a longer wait than a job should take', async () => {
    github.refusals.push({
      request: /^GET/,
      answer: { status: 429, headers: { 'retry-after': '3600' }, body: { message: 'slow down' } },
      times: 99,
    });

    expect((await comment('text')).out).toContain('429: slow down');
  });

  test('fails where a page would lead the token to another server', async () => {
    github.refusals.push({
      request: /^GET/,
      answer: { status: 200, headers: { link: '<https://elsewhere.test/>; rel="next"' }, body: [] },
      times: 1,
    });

    expect((await comment('text')).out).toContain('got https://elsewhere.test; check GITHUB_API_URL');
  });

  test.each([
    ['GITHUB_TOKEN', 'GITHUB_TOKEN must hold a token'],
    ['GITHUB_REPOSITORY', 'the repository must be owner/name'],
  ])('is used wrongly without %s', async (name, message) => {
    delete process.env[name];

    expect(await comment('text')).toMatchObject({ exitCode: 2, out: expect.stringContaining(message) });
  });

  test.each([
    ['--pull-request', '12/../13'],
    ['--repository', 'example/certificates/issues'],
    ['--key', 'a-->b'],
  ])('is used wrongly with %s %s', async (option, value) => {
    expect(await comment('text', option, value)).toMatchObject({ exitCode: 2 });
    expect(github.requests).toEqual([]);
  });
});
