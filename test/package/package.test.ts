import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = join(__dirname, '../..');
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** What another project has: its own peers and types, and what npm installs with the package. */
const LINKED = new Set(
  ['cdktf', 'constructs', '@cdktf', '@types', ...Object.keys(dependencies)].map(
    (name) => name.split('/')[0]!,
  ),
);

/** Another project: the packed package in its node_modules, its peers beside it. */
function consumerProject(): string {
  const folder = temporaryFolder('consumer');
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
  const installed = join(folder, 'node_modules/certfleet');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, 'certfleet-0.1.0.tgz'), '-C', installed, '--strip-components=1']);
  for (const name of LINKED)
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{"type": "commonjs"}');
  return folder;
}

/** The first program that a page shows. */
function programIn(page: string): string {
  const [program = ''] = /(?<=```ts\n)import [^]*?(?=```)/.exec(readFileSync(join(ROOT, page), 'utf8')) ?? [];
  return program;
}

describe('the packed package in another project', () => {
  const folder = consumerProject();
  const [example = ''] = /(?<=```ts\n)[^]*?(?=```)/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  writeFileSync(join(folder, 'example.ts'), example);
  for (const name of ['doctor', 'live'])
    writeFileSync(join(folder, `${name}.ts`), programIn(`docs/${name}.md`));

  test.each([
    ['node20', []],
    ['commonjs', ['--moduleResolution', 'node10', '--ignoreDeprecations', '6.0']],
  ])('type-checks the examples of README, doctor and live with module %s', (module, more) => {
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--types', 'node', '--target', 'es2022'];
    execFileSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        ...options,
        '--module',
        module,
        ...more,
        'example.ts',
        'doctor.ts',
        'live.ts',
      ],
      { cwd: folder, stdio: 'pipe' },
    );
  });

  test('synthesizes the example: two certificates, and one record for each name that is proved', () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'example.ts'], { cwd: folder, stdio: 'pipe' });
    const stack = JSON.parse(readFileSync(join(folder, 'cdktf.out/stacks/shop/cdk.tf.json'), 'utf8'));
    expect(Object.keys(stack.resource.aws_acm_certificate)).toHaveLength(2);
    expect(Object.keys(stack.resource.aws_route53_record)).toHaveLength(2);
  });

  test('runs as a command line, on environment files of that project', () => {
    mkdirSync(join(folder, 'environments'), { recursive: true });
    const local = readFileSync(join(ROOT, 'environments/local.ts'), 'utf8');
    writeFileSync(
      join(folder, 'environments/local.ts'),
      local.replace("'./define-environment'", "'certfleet/environments'"),
    );
    const certfleet = (...args: string[]) =>
      execFileSync(process.execPath, ['node_modules/certfleet/dist/cli/main.js', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(certfleet('check')).toBe('environments/local.ts: good\n');

    const golden = join(ROOT, 'test/review/golden/harmless');
    certfleet('review', join(golden, 'plans/local-shop.json'), '--html', 'page.html');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('nothing to worry about');
  });

  test('has what the page of a fleet is made of', () => {
    const code = `const folder = './node_modules/certfleet/dist/cli/page/';
      const { fleetPage } = require(folder + 'fleet-page');
      const { renderFleetPage } = require(folder + 'render-fleet-page');
      const about = { environments: ['local'], source: 'live', today: '2026-01-01', now: '2026-01-01T00:00:00Z', unknown: [] };
      console.log(renderFleetPage(fleetPage([], about)));`;
    const page = execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' });
    expect(page).toContain('Certificates: there are none');
  });

  test('knows the problems of files that import another copy of it', () => {
    const environments = join(folder, 'copies');
    mkdirSync(environments);
    const local = readFileSync(join(ROOT, 'environments/local.ts'), 'utf8');
    writeFileSync(
      join(environments, 'local.ts'),
      local
        .replace("'./define-environment'", `'${join(ROOT, 'environments/define-environment')}'`)
        .replace("    region: 'eu-west-1'", "    region: 'eu-wets-1'"),
    );
    const { stdout } = spawnSync(
      process.execPath,
      ['node_modules/certfleet/dist/cli/main.js', 'check', '--environments', 'copies'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stdout).toContain('sharedServices.region: must be an AWS Region, got "eu-wets-1"');
    expect(stdout).not.toContain('must load');
  });

  test('runs the example of the review', () => {
    writeFileSync(join(folder, 'review.ts'), programIn('docs/review.md'));
    const plan = join(ROOT, 'test/review/golden/name-dropped/plans/local-shop.json');
    writeFileSync(join(folder, 'plan.json'), readFileSync(plan));
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'review.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^## Certificates: 1 high, 1 medium/);
    expect(status).toBe(1);
  });

  test('loads every entry point without the optional peer', () => {
    const { exports } = JSON.parse(readFileSync(join(folder, 'node_modules/certfleet/package.json'), 'utf8'));
    const names = Object.keys(exports).filter((name) => !/cloudflare|json/.test(name));
    const code = names.map((name) => `require('certfleet/${name.slice(2)}')`).join(';');
    const loaded = execFileSync(
      process.execPath,
      [
        '-e',
        `${code};console.log(Object.keys(require.cache).filter((f) => f.includes('provider-cloudflare')).length)`,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(loaded.trim()).toBe('0');
  });
});
