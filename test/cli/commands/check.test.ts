import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import { environmentFolder } from '../../support/environment-folder';
import { recordedTerminal } from '../../support/recorded-terminal';
import { SHOP, environmentAfter, folderOf } from '../../support/team-environment';
import { temporaryFolder } from '../../support/temporary-folder';

const ROOT = join(__dirname, '../../..');

async function check(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['check', ...args], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

function lineOf(file: string, text: string): number {
  return (
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

test('finds every environment of the folder good', async () => {
  const { exitCode, printed } = await check('--environments', join(ROOT, 'environments'));
  expect(exitCode).toBe(0);
  expect(printed.split('\n').map((line) => line.replace(/^.*\//, ''))).toEqual([
    'development.ts: good',
    'local.ts: good',
    'production.ts: good',
    'staging.ts: good',
  ]);
});

describe('with problems in two files', () => {
  const environments = environmentFolder({
    'staging.ts': ["type: 'api-gateway-domain'", "type: 'api-gateway'"],
    'development.ts': ["certificate: 'web'", "certificate: 'wbe'"],
  });

  const line = lineOf(join(environments, 'development.ts'), "'wbe'");
  const message =
    'applications.shop.consumers.web.certificate: must be a declared certificate, got "wbe"; did you mean "web"?';

  test('tells all of them as text', async () => {
    const { exitCode, printed } = await check('--environments', environments);
    expect(exitCode).toBe(1);
    expect(printed).toContain('development.ts: environment "development" has 1 problem');
    expect(printed).toMatch(
      new RegExp(`^  \\S*development\\.ts:${line}: applications\\.shop\\.consumers`, 'm'),
    );
    expect(printed).toContain(`:${line}: ${message}`);
    expect(printed).toContain('staging.ts: environment "staging" has 1 problem');
  });

  test('tells programs the line of each', async () => {
    const { printed } = await check('--environments', environments, '--json');
    expect(JSON.parse(printed)).toEqual([
      expect.objectContaining({ environment: 'development', line, message }),
      expect.objectContaining({ environment: 'staging', path: expect.stringContaining('consumers') }),
    ]);
  });

  test('annotates the lines for GitHub, one command a line', async () => {
    const { printed } = await check('development', '--environments', environments, '--format', 'github');
    expect(printed).toMatch(
      new RegExp(`^::error file=[^,]*development\\.ts,line=${line},title=environment::`),
    );
    expect(printed.endsWith(`::${message}`)).toBe(true);
  });
});

test("annotates the line of a team's file, and says which environment it is of", async () => {
  const shop = SHOP.replace('domainName: shop', 'domainName: blog');
  const folder = folderOf({ 'live.yaml': environmentAfter(), 'live/shop.yaml': shop });
  const line = lineOf(join(folder, 'live/shop.yaml'), 'blog.example.com');

  const { exitCode, printed } = await check('--environments', folder, '--format', 'github');
  expect(exitCode).toBe(1);
  expect(printed).toMatch(
    new RegExp(`^::error file=[^,]*live/shop\\.yaml,line=${line},title=environment::applications\\.shop`),
  );
  expect(JSON.parse((await check('--environments', folder, '--json')).printed)).toEqual([
    expect.objectContaining({
      environment: 'live',
      line,
      path: 'applications.shop.certificates.web.domainName',
    }),
  ]);
  expect((await check('live', '--environments', folder)).printed).toMatch(
    new RegExp(`^  \\S*live/shop\\.yaml:${line}: applications`, 'm'),
  );
});

test('tells of a role that would need more policies than it may have, unless AWS lets it have more', async () => {
  const folder = environmentFolder({ 'local.ts': ["name: 'local'", "name: 'local'"] });
  const few = await check('--environments', folder, '--quota', '1');
  expect(few.exitCode).toBe(1);
  expect(few.printed).toMatch(
    /local\.ts:\d+: applications\.shop: must need at most 1 policies for its deploy role.*say it by --quota/,
  );
  expect((await check('--environments', folder)).exitCode).toBe(0);
});

test('tells of an environment beside it whose names begin alike', async () => {
  const folder = folderOf({
    'live.yaml': environmentAfter(),
    'live/shop.yaml': SHOP,
    'live-eu.yaml': environmentAfter((environment) => {
      environment.name = 'live-eu';
      environment.sharedServices.zones = { 'example.org': { type: 'create', delegated: true } };
      environment.teams = {};
    }),
  });
  const { exitCode, printed } = await check('live', '--environments', folder);
  expect(exitCode).toBe(1);
  expect(printed).toContain(
    'name: must leave the names that begin with certfleet-live- to this environment alone',
  );
});

test('shows a hostile file name as text', async () => {
  const folder = folderOf({
    'live.yaml': environmentAfter(),
    'live/shop.yaml': SHOP,
    'live/a\u001b[2J.yaml': SHOP,
  });
  for (const format of ['text', 'json', 'github']) {
    const { exitCode, printed } = await check('--environments', folder, '--format', format);
    expect(exitCode).toBe(1);
    expect(printed).not.toContain('\u001b');
    expect(printed).toContain('a\\u001b[2J');
  }
});

test('suggests the name of an environment that is not there', async () => {
  const { exitCode, noted } = await check('prodction', '--environments', join(ROOT, 'environments'));
  expect(exitCode).toBe(3);
  expect(noted).toContain('got "prodction"; did you mean "production"?');
});

test('fails without any environment, in words', async () => {
  const { exitCode, printed, noted } = await check('--environments', temporaryFolder('none'));
  expect(exitCode).toBe(2);
  expect(printed).toBe('');
  expect(noted).toMatch(
    /must have an environment, a file with a default export, got none; write one, or name its folder/,
  );
});

test('fails on a wrong option', async () => {
  const { exitCode, noted } = await check('--format', 'xml');
  expect(exitCode).toBe(2);
  expect(noted).toContain('Allowed choices are text, json, github');
});
