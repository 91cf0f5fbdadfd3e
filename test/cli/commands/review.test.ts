import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { runCommandLine } from '../../../cli/command-line';
import { GOLDEN } from '../../review/golden-files';
import { environmentFolder } from '../../support/environment-folder';
import { logCommands } from '../../support/github-log';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const plan = (scenario: string, stack = 'local-shop') => join(GOLDEN, scenario, 'plans', `${stack}.json`);
const plans = (scenario: string) =>
  ['local-edge', 'local-partner', 'local-shared-services', 'local-shop'].map((stack) =>
    plan(scenario, stack),
  );

async function review(...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['review', '--today', '2026-01-01', ...args], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test.each([
  ['harmless', 'high', 0],
  ['name-dropped', 'high', 1],
  ['name-dropped', 'critical', 0],
  ['certificate-replaced', 'high', 0],
  ['certificate-replaced', 'medium', 1],
  ['shared-record-deleted', 'high', 1],
  ['share-changed', 'never', 0],
])('%s with --fail-on %s exits with %i', async (scenario, threshold, exitCode) => {
  expect((await review(...plans(scenario), '--fail-on', threshold)).exitCode).toBe(exitCode);
});

test('prints what happens, what to do and where', async () => {
  const { printed } = await review(...plans('name-dropped'));
  expect(printed).toContain('high: Names dropped that a service still serves (names-dropped)');
  expect(printed).toContain('  To do: Make sure that nobody uses "shop.example.org"');
  expect(printed).toContain('  local-shop aws_lb_listener.Consumers_web_Listener_');
  expect(printed).toMatch(/\n1 high, 1 medium$/);
});

test('writes comment, page and SARIF beside what it prints', async () => {
  const folder = temporaryFolder('review');
  const file = (name: string) => join(folder, name);
  await review(
    ...plans('name-dropped'),
    ...['--markdown', file('comment.md'), '--html', file('page.html'), '--sarif', file('review.sarif')],
    ...['--page-url', 'https://ci.example/review.html'],
  );
  expect(readFileSync(file('comment.md'), 'utf8')).toBe(
    readFileSync(join(GOLDEN, 'name-dropped/comment.md'), 'utf8'),
  );
  expect(readFileSync(file('page.html'), 'utf8')).toBe(
    readFileSync(join(GOLDEN, 'name-dropped/page.html'), 'utf8'),
  );
  const { version, runs } = JSON.parse(readFileSync(file('review.sarif'), 'utf8')) as Log;
  expect(version).toBe('2.1.0');
  expect(runs[0]!.results!.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
    'names-dropped error',
    'certificate-replaced warning',
  ]);
});

test('names commit and pull request in the title of the page, and refuses what is no number', async () => {
  const file = join(temporaryFolder('review'), 'page.html');
  const commit = '0123456789abcdef0123456789abcdef01234567';
  await review(plan('harmless'), '--html', file, '--commit', commit, '--pull-request', '12');
  expect(readFileSync(file, 'utf8')).toContain(
    ' · local · pull request 12 · commit 0123456789 · 2026-01-01</title>',
  );
  expect((await review(plan('harmless'), '--pull-request', 'x')).exitCode).toBe(2);
});

describe('who answers for a stack', () => {
  /** A plan of the shop whose provider tags all it makes with an owner. */
  const ownedPlan = (owner: string) => {
    const text = readFileSync(plan('name-dropped'), 'utf8');
    const owned = text.replaceAll(/"certfleet:stack":/g, `"certfleet:owner":${JSON.stringify(owner)},$&`);
    expect(owned).not.toBe(text);
    const file = join(temporaryFolder('review'), 'plan.json');
    writeFileSync(file, owned);
    return file;
  };

  test('is named where the stack is, in every report', async () => {
    const folder = temporaryFolder('review');
    const files = ['comment.md', 'page.html', 'review.sarif'].map((name) => join(folder, name));
    const [markdown = '', html = '', sarif = ''] = files;
    const reports = ['--markdown', markdown, '--html', html, '--sarif', sarif];
    const { printed } = await review(ownedPlan('shop-team'), ...reports);
    expect(printed).toMatch(/^ {2}local-shop aws_lb_listener\S+ \(owner shop-team\)$/m);
    expect(readFileSync(markdown, 'utf8')).toContain(
      'in <code>local-shop</code>, owner <code>shop-team</code></summary>',
    );
    expect(readFileSync(html, 'utf8')).toContain(', owner <code>shop-team</code>');
    const { runs } = JSON.parse(readFileSync(sarif, 'utf8')) as Log;
    expect(runs[0]!.results![0]!.properties).toMatchObject({ owner: 'shop-team' });

    const github = await review(ownedPlan('shop-team'), '--format', 'github');
    expect(github.printed.split('\n')[0]).toMatch(/%0Alocal-shop aws_lb_listener\S+ \(owner shop-team\)$/);
    const { findings } = JSON.parse((await review(ownedPlan('shop-team'), '--json')).printed) as {
      findings: unknown[];
    };
    expect(findings[0]).toMatchObject({ stack: 'local-shop', owner: 'shop-team' });
  });

  test('is nobody where the plan names nobody', async () => {
    expect((await review(...plans('name-dropped'))).printed).not.toContain('owner');
  });
});

test('lets the name of a stack, which a tag says, command nothing', async () => {
  const tags = [{ tags: { constant_value: { 'certfleet:stack': 'x\n::error file=README.md::forged' } } }];
  const text = readFileSync(plan('name-dropped'), 'utf8').replace(
    /"default_tags":\[\{"tags":\{"constant_value":\{.*?\}\}\}\]/,
    `"default_tags":${JSON.stringify(tags)}`,
  );
  const file = join(temporaryFolder('review'), 'plan.json');
  writeFileSync(file, text);
  for (const format of ['text', 'github', 'json']) {
    const { printed } = await review(file, '--format', format);
    expect(printed).toContain('forged');
    expect(logCommands(printed).filter(({ properties }) => properties.file === 'README.md')).toEqual([]);
  }
});

test('annotates the account in the environment file, one command a line', async () => {
  const environments = join(__dirname, '../../../environments');
  const { printed } = await review(
    ...plans('name-dropped'),
    '--format',
    'github',
    '--environments',
    environments,
  );
  const line = readFileSync(join(environments, 'local.ts'), 'utf8').split('\n').indexOf('    shop: {') + 1;
  const lines = printed.split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(
    new RegExp(`^::error file=environments/local\\.ts,line=${line},title=high%3A Names dropped`),
  );
  expect(lines[1]).toMatch(/^::warning /);
});

describe('findings accepted in the environment file', () => {
  const accepting = (until: string) => {
    const finding = `{ rule: 'names-dropped', account: 'shop', resource: 'aws_lb_listener.*', reason: 'the domain was sold', until: '${until}' }`;
    return environmentFolder({
      'local.ts': ["  name: 'local',", `  name: 'local',\n  acceptedFindings: [${finding}],`],
    });
  };

  test.each([
    ['2026-01-01', 0, '; 1 accepted'],
    ['2025-12-31', 1, '1 high, 1 medium'],
  ])('hold until the end of %s', async (until, exitCode, end) => {
    const result = await review(...plans('name-dropped'), '--environments', accepting(until));
    expect(result.printed).toMatch(new RegExp(`${end}$`));
    expect(result.exitCode).toBe(exitCode);
  });

  test('are refused without a day, a reason, a known rule and account', async () => {
    const environments = environmentFolder({
      'local.ts': [
        "  name: 'local',",
        "  name: 'local',\n  acceptedFindings: [{ rule: 'names-droped' as never, account: 'shp', resource: 'x', reason: 'ok', until: '2026-02-30' }],",
      ],
    });
    const { exitCode, noted } = await review(...plans('name-dropped'), '--environments', environments);
    expect(exitCode).toBe(3);
    expect(noted).toContain('acceptedFindings[0].rule: must be one of');
    expect(noted).toContain('did you mean "names-dropped"?');
    expect(noted).toContain(
      'acceptedFindings[0].account: must be shared-services or a declared application, got "shp"',
    );
    expect(noted).toContain('acceptedFindings[0].reason: must be 10 to 500 characters');
    expect(noted).toContain('acceptedFindings[0].until: must be a day');
  });
});

describe('a folder of synthesized stacks', () => {
  function stacks(withPlans: readonly string[]): string {
    const folder = temporaryFolder('stacks');
    const names = ['local-shared-services', 'local-shop'];
    const manifest = Object.fromEntries(
      names.map((name) => [
        name,
        {
          name,
          dependencies: [],
          workingDirectory: `stacks/${name}`,
          synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
        },
      ]),
    );
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks: manifest }));
    for (const name of names) mkdirSync(join(folder, 'stacks', name), { recursive: true });
    for (const name of withPlans)
      cpSync(plan('name-dropped', name), join(folder, 'stacks', name, 'plan.json'));
    return folder;
  }

  test('is reviewed with the plans in it, and says which stack has none', async () => {
    const { exitCode, noted } = await review('--stacks', stacks(['local-shop']));
    expect(exitCode).toBe(1);
    expect(noted).toBe('local-shared-services has no plan and is left out');
  });

  test('fails without any plan', async () => {
    const { exitCode, noted } = await review('--stacks', stacks([]));
    expect(exitCode).toBe(3);
    expect(noted).toContain('must hold plans, got none');
  });
});

describe('fails', () => {
  const written = (text: string) => {
    const file = join(temporaryFolder('review'), 'plan.json');
    writeFileSync(file, text);
    return file;
  };

  test.each([
    [
      'what is not JSON',
      () => [written('Plan: 1 to add')],
      'must be a plan in JSON, got something else at byte 0; write it with terraform show -json',
    ],
    [
      'a plan of another format',
      () => [written('{"format_version":"2.0"}')],
      'must be a plan of format version 1, got "2.0"',
    ],
    ['a state', () => [written('{"format_version":"1.0","values":{}}')], 'got a state'],
    [
      'two plans of one stack',
      () => [plan('harmless'), plan('name-dropped')],
      'must be of a stack of its own',
    ],
    [
      'a file that is not there',
      () => ['nowhere.json'],
      'nowhere.json must be there and open to you, got ENOENT; correct the path',
    ],
    [
      'a page that cannot be written',
      () => [plan('harmless'), '--html', '/nowhere/review.html'],
      '/nowhere/review.html must be there and open to you, got ENOENT',
    ],
  ])('on %s', async (_what, files, message) => {
    const { exitCode, noted } = await review(...files());
    expect(exitCode).toBe(3);
    expect(noted).toContain(message);
  });

  test('without plans, and with both ways to name them', async () => {
    const takes = 'review takes either plan files or --stacks <folder>, got';
    expect(await review()).toMatchObject({ exitCode: 2, noted: `${takes} neither` });
    expect(await review(plan('harmless'), '--stacks', 'cdktf.out')).toMatchObject({
      exitCode: 2,
      noted: `${takes} both`,
    });
  });
});
