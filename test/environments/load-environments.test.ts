import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    'review',
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

test('loads no provider package by its root', () => {
  const loaded = execFileSync(
    process.execPath,
    ['--import', 'tsx', '-e', "require('./main.ts'); console.log(Object.keys(require.cache).join('\\n'))"],
    { cwd: project(), encoding: 'utf8' },
  );
  expect(loaded).toContain('provider-aws/lib/acm-certificate/index.js');
  expect(loaded).not.toMatch(/provider-[a-z]+\/lib\/index\.js/);
});
