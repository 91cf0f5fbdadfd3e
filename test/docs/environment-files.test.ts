import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse, stringify } from 'yaml';
import { runCommandLine } from '../../cli/command-line';
import { type Environment, checkEnvironmentFiles, loadEnvironments } from '../../environments';
import { compileErrors } from '../support/compile';
import { recordedTerminal } from '../support/recorded-terminal';
import { temporaryFolder } from '../support/temporary-folder';
import { ROOT } from './pages';

const page = readFileSync(join(ROOT, 'docs/environment-files.md'), 'utf8');
const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);
/** Examples that say which file they are, by its path in `environments`. */
const files = Object.fromEntries(
  ['yaml', 'ts'].flatMap(blocksOf).flatMap((text) => {
    const [, path] = /^(?:#|\/\/) environments\/(\S+)\n/.exec(text) ?? [];
    return path === undefined ? [] : [[path, text]];
  }),
);
const [whole = '', ...parts] = blocksOf('yaml').filter((text) => !text.startsWith('# environments/'));

/** A value with what another says beside it, or in its place. */
function merged(value: unknown, other: unknown): unknown {
  if (!isRecord(value) || !isRecord(other)) return other;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in other ? merged(value[key], other[key]) : value[key]]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const examples: Array<[string, string[]]> = parts.map((part) => ['with a part', [part]]);

test.each([['alone', []], ...examples] as typeof examples)(
  'the example in YAML, %s, is an environment without problems: %#',
  (_what, more) => {
    const folder = temporaryFolder('sandbox');
    const environment = more.map((part) => parse(part) as unknown).reduce(merged, parse(whole));
    writeFileSync(join(folder, 'sandbox.yaml'), more.length === 0 ? whole : stringify(environment));
    expect(checkEnvironmentFiles(folder)).toEqual([
      expect.objectContaining({ name: 'sandbox', problems: [], environment: expect.anything() as unknown }),
    ]);
  },
);

/** A folder of environments with the examples of some paths, and other files. */
function folderWith(paths: readonly string[], others: Readonly<Record<string, string>> = {}): string {
  const index = `'${join(ROOT, 'environments/index')}'`;
  const folder = temporaryFolder('environments');
  const texts = paths.map((path) => [path, files[path]!.replaceAll("'certfleet/environments'", index)]);
  for (const [path = '', text = ''] of [...texts, ...Object.entries(others)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('the file of a team', () => {
  const sandbox = stringify(merged(parse(whole), parse(files['sandbox.yaml']!)));
  const team = files['sandbox/blog.yaml']!;
  const check = async (text: string) => {
    const folder = folderWith([], { 'sandbox.yaml': sandbox, 'sandbox/blog.yaml': text });
    const terminal = recordedTerminal();
    await runCommandLine(['check', '--environments', folder], terminal);
    return terminal.printed.join('\n').replaceAll(relative('.', folder), 'environments');
  };

  test('is an application of the environment', () => {
    const folder = folderWith([], { 'sandbox.yaml': sandbox, 'sandbox/blog.yaml': team });
    const [{ applications }] = loadEnvironments(folder) as [Environment];
    expect(Object.keys(applications)).toEqual(['shop', 'blog']);
    expect(applications.blog).toMatchObject({ owner: 'blog-team', certificates: { web: {} } });
  });

  test('has what goes beyond its limits told as the page shows', async () => {
    const [shown = ''] = blocksOf('text').filter((text) => text.startsWith('environments/'));
    const spoilt = team.replace('domainName: blog.sandbox', 'domainName: www').replace(/^#.*\n/, '');
    expect(await check(spoilt)).toContain(shown.trim().replaceAll('\n', ' '));
  });
});

describe('what is made in TypeScript', () => {
  const [csv = ''] = blocksOf('text').filter((text) => text.startsWith('accountId,'));
  const account = (Id: string, Name: string, State = 'ACTIVE') => ({
    Id,
    Arn: `arn:aws:organizations::111122229999:account/o-a1b2c3d4e5/${Id}`,
    Email: `${Id}@example.com`,
    Name,
    State,
    JoinedMethod: 'CREATED',
    JoinedTimestamp: '2026-01-01T00:00:00.000000+00:00',
  });
  const organization = (...Accounts: unknown[]) => JSON.stringify({ Accounts });

  test('compiles beside environments', () => {
    const sources = Object.entries(files)
      .filter(([path]) => path.endsWith('.ts'))
      .map(([path, text]) => [
        `environments/${path}`,
        text.replaceAll("'certfleet/environments'", "'./index'"),
      ]);
    expect(sources).toHaveLength(5);
    expect(compileErrors(Object.fromEntries(sources) as Record<string, string>)).toEqual([]);
  });

  test('is two environments by one function', () => {
    const [demo, test] = loadEnvironments(folderWith(['shared.ts', 'test.ts', 'demo.ts'])) as [
      Environment,
      Environment,
    ];
    expect(demo).toEqual({
      ...(JSON.parse(
        JSON.stringify(test)
          .replaceAll(/\btest\b/g, 'demo')
          .replaceAll('11112222004', '11112222005'),
      ) as Environment),
      tags: { stage: 'demo' },
    });
  });

  test('is an account of each row', () => {
    const folder = folderWith(['shared.ts', 'stores.ts'], { 'stores.csv': csv });
    const [{ applications }] = loadEnvironments(folder) as [Environment];
    expect(applications.books).toMatchObject({ accountId: '111122220061', owner: 'books-team' });
    expect(applications.toys!.regions).toEqual(['eu-west-1', 'us-east-1']);
  });

  test('tells the row that is wrong', () => {
    const folder = folderWith(['shared.ts', 'stores.ts'], {
      'stores.csv': csv.replace('111122220062', '11112222'),
    });
    expect(() => loadEnvironments(folder)).toThrow(
      'stores.ts: environment "stores" has 1 problem\n' +
        '  applications.toys.accountId: row 2: must be 12 digits, got "11112222"; write it as text',
    );
  });

  test('is an account of each that AWS Organizations lists and the callback takes', () => {
    const accounts = organization(
      account('111122229999', 'Management'),
      account('111122220071', 'Kiosk North'),
      account('111122220072', 'Kiosk South', 'SUSPENDED'),
    );
    const folder = folderWith(['shared.ts', 'kiosks.ts'], { 'accounts.json': accounts });
    const [{ applications }] = loadEnvironments(folder) as [Environment];
    expect(applications).toEqual({
      'kiosk-north': expect.objectContaining({
        accountId: '111122220071',
        owner: '111122220071@example.com',
        domains: ['kiosk-north.kiosks.example.com'],
      }) as unknown,
    });
  });

  test('tells the account that is wrong', () => {
    const folder = folderWith(['shared.ts', 'kiosks.ts'], {
      'accounts.json': organization(
        account('111122229999', 'Management'),
        account('111122220071', "Kiosk 'N'"),
      ),
    });
    expect(() => loadEnvironments(folder)).toThrow(
      'applications["kiosk-\'n\'"]: row 2: the name must be a lower-case word',
    );
  });
});

test('a hundred accounts are a hundred applications', () => {
  const rows = Array.from({ length: 100 }, (_, index) => {
    const name = `store-${index}`;
    return `1111333300${String(index).padStart(2, '0')},${name},${name}.stores.example.com,${name},eu-west-1`;
  });
  const csv = ['accountId,name,domainName,owner,regions', ...rows].join('\r\n');
  const [{ applications }] = loadEnvironments(
    folderWith(['shared.ts', 'stores.ts'], { 'stores.csv': csv }),
  ) as [Environment];
  expect(Object.keys(applications)).toHaveLength(100);
});
