import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import type { InventoryLine } from '../../../modules/core';
import { type FakeAws, type FakeAwsProps, startFakeAws } from '../../support/fake-aws';
import { countedEnvironment, hoursAgo, inventoryLine, storedInventory } from '../../support/inventory';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder('page');
const callersEnvironment = { ...process.env };
let aws: FakeAws | undefined;

beforeAll(() => {
  const files = {
    counted: countedEnvironment(),
    uncounted: countedEnvironment({ name: 'uncounted', census: undefined }),
  };
  for (const [name, environment] of Object.entries(files))
    writeFileSync(join(folder, `${name}.ts`), `export default ${JSON.stringify(environment)};\n`);
});
afterEach(async () => {
  process.env = { ...callersEnvironment };
  await aws?.stop();
});

async function page(props: Partial<FakeAwsProps>, ...args: string[]) {
  aws = await startFakeAws({ summaries: {}, ...props });
  process.env = { ...callersEnvironment, ...aws.environment };
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['page', ...args, '--environments', folder], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

const counted = (lines: readonly InventoryLine[]) => ({ objects: storedInventory(lines) });
const web = inventoryLine(['shop.example.com']);
const stray = inventoryLine(['old.example.com'], { accountId: '555555555555', inUse: false });
const summary = {
  CertificateArn: web.certificateArn,
  DomainName: 'shop.example.com',
  Type: 'AMAZON_ISSUED',
  Status: 'ISSUED',
  CreatedAt: Date.parse(web.createdAt) / 1000,
  NotAfter: Date.parse(web.expiry) / 1000,
  InUse: true,
  RenewalEligibility: 'ELIGIBLE',
};

test('writes what a census has seen, with the accounts of nobody, by one call', async () => {
  const file = join(folder, 'certificates.html');
  const { exitCode, printed, noted } = await page(
    counted([web, stray]),
    ...['counted', '--inventory', '--output', file],
  );
  expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: '' });
  expect(noted).toMatch(/^inventory of counted: seen up to 1 hour ago/);
  const html = readFileSync(file, 'utf8');
  expect(html).toContain('<h1>Certificates: none of 2 needs anybody</h1>');
  expect(html).toContain('<b>old.example.com</b>');
  expect(html).toContain('555555555555');
  expect(aws!.calls).toEqual({ AssumeRole: 1, GetObject: 1 });
});

test('prints the same page, byte for byte', async () => {
  const file = join(folder, 'printed.html');
  const asked = ['counted', '--inventory', '--today', '2026-01-01'];
  await page(counted([web]), ...asked, '--output', file);
  await aws!.stop();
  const { printed } = await page(counted([web]), ...asked);
  expect(`${printed}\n`).toBe(readFileSync(file, 'utf8'));
});

test('asks every account with --live, and names on the page who did not answer', async () => {
  const props = {
    summaries: { '222222222222': [summary] },
    manners: { '333333333333': 'silent' as const },
  };
  const { exitCode, printed, noted } = await page(props, 'counted', '--live', '--timeout', '3');
  expect(exitCode).toBe(3);
  expect(printed).toContain('<b>shop.example.com</b>');
  expect(printed).toContain('ACM renews it');
  expect(printed).toMatch(/As ACM said at \d{4}-\d\d-\d\d \d\d:\d\d UTC\./);
  expect(printed).toContain('account blog of counted in eu-west-1 did not answer');
  expect(noted).toContain('account blog of counted in eu-west-1 did not answer');
});

test('names on the page where the census knows less than it should', async () => {
  const old = { ...stray, seenAt: hoursAgo(48) };
  const { exitCode, printed } = await page(counted([web, old]), 'counted', '--inventory');
  expect(exitCode).toBe(0);
  expect(printed).toContain('account 555555555555 in eu-west-1 was seen last 48 hours ago');
});

test('an environment without a census does not hide the others, and stands on the page', async () => {
  const { exitCode, printed } = await page(counted([web]), '--inventory');
  expect(exitCode).toBe(3);
  expect(printed).toContain('<b>shop.example.com</b>');
  expect(printed).toContain('environment uncounted must have a census');
});

test('shows one account, and says so', async () => {
  const { printed } = await page(counted([web, stray]), 'counted', '--inventory', '--account', 'shop');
  expect(printed).toMatch(/<title>[^<]* · counted · shop · /);
  expect(printed).not.toContain('old.example.com');
});

test('gives programs what the page says', async () => {
  const { printed } = await page(counted([web, stray]), 'counted', '--inventory', '--json');
  expect(JSON.parse(printed)).toEqual({
    environments: ['counted'],
    source: 'inventory',
    today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    seen: { from: web.seenAt, to: web.seenAt },
    unknown: [],
    counts: { all: 2, somebody: 0, itself: 1, neither: 1 },
    certificates: [
      expect.objectContaining({
        names: ['old.example.com'],
        outlook: expect.objectContaining({ state: 'issued', needsSomebody: false, reason: 'not in use' }),
      }),
      expect.objectContaining({
        names: ['shop.example.com'],
        certificate: 'web',
        owner: 'shop-team',
        outlook: expect.objectContaining({ renewer: 'acm' }),
      }),
    ],
  });
});

test('leaves no page where nobody answers, or nothing can be read', async () => {
  const file = join(folder, 'none.html');
  const silent = { '222222222222': 'silent', '333333333333': 'silent' } as const;
  const live = await page({ manners: silent }, 'counted', '--live', '--timeout', '1', '--output', file);
  expect(live.exitCode).toBe(3);
  expect(live.noted).toMatch(/no account has answered, so there is no page$/);
  await aws!.stop();
  const inventory = await page({}, 'counted', '--inventory', '--output', file);
  expect(inventory.exitCode).toBe(3);
  expect(inventory.noted).toMatch(/nothing was read, so there is no page$/);
  expect(() => readFileSync(file)).toThrow('ENOENT');
});

test.each([
  [[], 'none'],
  [['--live', '--inventory'], '--live and --inventory'],
])('fails on the sources %j as a wrong command line', async (sources, got) => {
  expect(await page({}, 'counted', ...sources)).toEqual({
    exitCode: 2,
    printed: '',
    noted: `a page must be from one source, got ${got}; give --live to ask every account now, or --inventory for what the census has seen`,
  });
  expect(aws!.calls).toEqual({});
});
