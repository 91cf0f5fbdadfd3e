import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../cli/command-line';
import { recordedTerminal } from '../support/recorded-terminal';
import { SHOP, environmentAfter } from '../support/team-environment';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = join(__dirname, '../..');

/** A copy of the project in which files may be spoilt. */
function project(): string {
  const folder = temporaryFolder('project');
  for (const name of [
    'main.ts',
    'package.json',
    'tsconfig.json',
    'modules',
    'stacks',
    'environments',
    'lambda',
  ]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function spoil(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, 'environments', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** A folder of these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder('environments');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

function problemsIn(json: string) {
  const problems = JSON.parse(json) as Array<{ environment: string; line: number; message: string }>;
  return problems.map(({ environment, line, message }) => ({ environment, line, message }));
}

/** What `certfleet check` says of a folder with these files. */
async function checked(files: Readonly<Record<string, string>>, ...names: string[]) {
  const terminal = recordedTerminal();
  const args = ['check', ...names, '--environments', folderOf(files), '--json'];
  const status = await runCommandLine(args, terminal);
  return { status, problems: problemsIn(terminal.printed.join('')) };
}

function synthesize(folder: string) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], { cwd: folder, encoding: 'utf8' });
}

test('names every problem of every file, exits with an error and writes nothing', () => {
  const folder = project();
  spoil(folder, 'staging.ts', "type: 'api-gateway-domain'", "type: 'api-gateway'");
  spoil(folder, 'development.ts', "certificate: 'web'", "certificate: 'wbe'");
  spoil(folder, 'production.ts', "name: 'production'", "name: 'prod'");

  const { status, stderr } = synthesize(folder);

  expect(status).toBe(1);
  expect(stderr).toContain('staging.ts: environment "staging" has 1 problem');
  expect(stderr).toContain(
    'applications.shop.consumers.web.certificate: must be a declared certificate, got "wbe"; did you mean "web"?',
  );
  expect(stderr).toContain('production.ts: environment "production" has 1 problem');
  expect(stderr).toContain('name: must be the name of the file, got "prod"; write "production"');
  expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
});

test("synthesizes the account of a team from both files, with its owner's tag", () => {
  const folder = project();
  for (const name of ['development', 'local', 'production', 'staging']) {
    rmSync(join(folder, 'environments', `${name}.ts`));
  }
  mkdirSync(join(folder, 'environments/live'));
  writeFileSync(join(folder, 'environments/live.yaml'), environmentAfter());
  writeFileSync(join(folder, 'environments/live/shop.yaml'), SHOP);

  expect(synthesize(folder)).toMatchObject({ status: 0, stderr: '' });

  const stack = readFileSync(join(folder, 'cdktf.out/stacks/live-shop/cdk.tf.json'), 'utf8');
  expect(stack).toContain('"certfleet:owner": "shop-team"');
  expect(stack).toContain('"domain_name": "shop.example.com"');
});

test('loads no provider package by its root', () => {
  const loaded = execFileSync(
    process.execPath,
    ['--import', 'tsx', '-e', "require('./main.ts'); console.log(Object.keys(require.cache).join('\\n'))"],
    { cwd: project(), encoding: 'utf8' },
  );
  expect(loaded).toContain('provider-aws/lib/acm-certificate/index.js');
  expect(loaded).not.toMatch(/provider-[a-z]+\/lib\/index\.js/);
});

test('names a file that does not load with its line, and checks the others', () => {
  const unfinished = 'export default defineEnvironment({ name: ';
  const folder = folderOf({
    'helper.ts': 'export const region: string = (undefined as any).region;',
    'imports.ts': "interface A {}\n\nimport { region } from './helper';\nexport default { region };",
    'missing.ts': "interface A {}\n\nimport { a } from './nothing';\nexport default { a };",
    'other.ts': "export default { name: 'another' };",
    'syntax.ts': `${unfinished}\n\n]`,
    'throws.ts': "interface A {}\n\nthrow new Error('no REGION');\nexport default {};",
  });
  // As a person runs it: Jest transpiles, and words errors, in its own way.
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'cli/main.ts', 'check', '--environments', folder, '--json'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const problems = problemsIn(stdout);
  const loads = 'the environment: must load without an error, got';
  expect(status).toBe(1);
  expect(problems).toEqual(
    expect.arrayContaining([
      {
        environment: 'imports',
        line: 3,
        message: expect.stringContaining(`${loads} "Cannot read properties`),
      },
      {
        environment: 'missing',
        line: 3,
        message: expect.stringContaining(`${loads} "Cannot find module './nothing'"`),
      },
      { environment: 'other', line: 1, message: expect.stringContaining('organization: must be an object') },
      { environment: 'syntax', line: 3, message: expect.stringContaining(`${loads} "Unexpected`) },
      {
        environment: 'throws',
        line: 3,
        message: `${loads} "no REGION"; correct this line, or what it imports`,
      },
    ]),
  );
  expect(problems.map(({ environment }) => environment)).not.toContain('helper');
});

describe('with copies of the local environment', () => {
  const local = readFileSync(join(ROOT, 'environments/local.ts'), 'utf8').replace(
    "'./define-environment'",
    `'${join(ROOT, 'environments/define-environment')}'`,
  );
  const renamed = (name: string, account: string) =>
    local.replace("name: 'local'", `name: '${name}'`).replace('    shop: {', `    '${account}': {`);

  test('refuses a file that lost its default export', async () => {
    const { status, problems } = await checked({
      'local.ts': local.replace('export default', 'export const local ='),
    });
    expect(status).toBe(1);
    expect(problems).toEqual([
      {
        environment: 'local',
        line: 1,
        message: 'the environment: must be the default export of its file; put "export default" before it',
      },
    ]);
  });

  test('tells one file of the names it shares with another, though that one has problems and a third does not load', async () => {
    const files = {
      'a.ts': renamed('a', 'b-c'),
      'a-b.ts': renamed('a-b', 'c').replace("'eu-west-1', 'us-east-1'", "'us-eats-1'"),
      'broken.ts': 'export default',
    };
    const { status, problems } = await checked(files, 'a');
    expect(status).toBe(1);
    expect(problems).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('S3 bucket') }),
    );
    expect(problems).toEqual(
      expect.arrayContaining([
        {
          environment: 'a',
          line: files['a.ts'].split('\n').findIndex((line) => line.includes("'b-c': {")) + 1,
          message:
            'applications.b-c: must not claim stack "a-b-c", which applications.c of environment "a-b" has too; rename one of them',
        },
      ]),
    );
  });

  test('is good beside a file that does not load', async () => {
    expect(await checked({ 'local.ts': local, 'broken.ts': 'export default' }, 'local')).toEqual({
      status: 0,
      problems: [],
    });
  });

  test('loads what was compiled, with the lines of what was compiled', async () => {
    const compiled = local
      .replace(
        /^import .*$/m,
        `const { defineEnvironment } = require('${join(ROOT, 'environments/define-environment')}');`,
      )
      .replace('export default', 'exports.default =');
    expect(await checked({ 'local.js': compiled })).toEqual({ status: 0, problems: [] });
    const spoilt = compiled.replace("certificate: 'api'", "certificate: 'apo'");
    expect((await checked({ 'local.js': spoilt })).problems).toEqual([
      {
        environment: 'local',
        line: spoilt.split('\n').findIndex((line) => line.includes("'apo'")) + 1,
        message: expect.stringContaining('must be a declared certificate, got "apo"'),
      },
    ]);
  });

  test('loads an environment once where its source and what was compiled lie side by side', async () => {
    expect(await checked({ 'local.ts': local, 'local.js': 'exports.default = {};' })).toEqual({
      status: 0,
      problems: [],
    });
  });
});

test('synthesizes nothing from a folder without environments, and says so', () => {
  const folder = project();
  for (const name of ['development', 'local', 'production', 'staging']) {
    rmSync(join(folder, 'environments', `${name}.ts`));
  }
  const { status, stderr } = synthesize(folder);
  expect(status).toBe(1);
  expect(stderr).toContain('a folder of environments must have a file with a default export, got none in');
});
