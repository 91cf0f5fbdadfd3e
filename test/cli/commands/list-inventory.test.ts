import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { runCommandLine } from '../../../cli/command-line';
import type { InventoryLine } from '../../../modules/core';
import { type FakeAws, startFakeAws } from '../../support/fake-aws';
import { MARK, SEED, hostileText } from '../../support/hostile-text';
import {
  countedEnvironment,
  hoursAgo,
  inventoryLine,
  recordName,
  storedInventory,
} from '../../support/inventory';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder('list-inventory');
const callersEnvironment = { ...process.env };
let aws: FakeAws | undefined;

beforeAll(() => {
  const files = {
    counted: countedEnvironment(),
    uncounted: countedEnvironment({ name: 'uncounted', census: undefined }),
  };
  for (const [name, environment] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.ts`), `export default ${JSON.stringify(environment)};\n`);
  }
});
afterEach(async () => {
  process.env = { ...callersEnvironment };
  await aws?.stop();
});

async function list(lines: readonly InventoryLine[] | undefined, ...args: string[]) {
  aws = await startFakeAws({
    summaries: {},
    objects: lines === undefined ? {} : storedInventory(lines),
  });
  process.env = { ...callersEnvironment, ...aws.environment };
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['list', ...args, '--environments', folder], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

const web = inventoryLine(['shop.example.com']);
const stray = inventoryLine(['old.example.com'], { accountId: '555555555555', inUse: false });

test('lists accounts of the file and those of nobody, by one call', async () => {
  const { exitCode, printed, noted } = await list([stray, web], 'counted', '--inventory');
  const day = web.expiry.slice(0, 10);
  expect(printed).toBe(
    [
      'counted shop 222222222222 (owner shop-team)',
      'CERTIFICATE  NAMES             REGION     CONSUMERS  STATUS  EXPIRY                 IN USE  RENEWAL',
      `web          shop.example.com  eu-west-1             issued  ${day} (150 days)  yes     by ACM`,
      '',
      'counted 555555555555',
      'CERTIFICATE   NAMES            REGION     CONSUMERS  STATUS  EXPIRY                 IN USE  RENEWAL',
      `not declared  old.example.com  eu-west-1             issued  ${day} (150 days)  no      not renewed: not in use`,
    ].join('\n'),
  );
  expect(noted).toBe(`inventory of counted: seen up to 1 hour ago, at ${web.seenAt}`);
  expect(exitCode).toBe(0);
  expect(aws!.calls).toEqual({ AssumeRole: 1, GetObject: 1 });
});

const problem = {
  id: 'caa-forbids',
  name: 'shop.example.com',
  problem: 'must allow amazon.com by CAA, got letsencrypt.org',
  remedy: 'add a record',
};

test('says which renewals would fail, and why', async () => {
  const failing = { ...web, rehearsal: { at: web.seenAt, problems: [problem] } };
  const { printed } = await list([failing], 'counted', '--inventory');
  expect(printed).toMatch(/^web .* by ACM, would fail: caa-forbids$/m);
  expect(printed).toMatch(
    /^shop\.example\.com in eu-west-1 would not be renewed: shop\.example\.com must allow amazon\.com by CAA, got letsencrypt\.org; add a record$/m,
  );
  const good = { ...web, rehearsal: { at: web.seenAt, problems: [] } };
  await aws!.stop();
  expect((await list([good], 'counted', '--inventory')).printed).not.toContain('would');
});

test('gives programs what --live gives, and what only an inventory knows', async () => {
  const rehearsal = { at: web.seenAt, problems: [problem] };
  const { printed } = await list([{ ...web, rehearsal }], 'counted', '--inventory', '--json');
  expect(JSON.parse(printed)).toEqual([
    {
      environment: 'counted',
      account: 'shop',
      accountId: '222222222222',
      owner: 'shop-team',
      region: 'eu-west-1',
      certificate: 'web',
      declared: true,
      source: 'public',
      names: ['shop.example.com'],
      consumers: [],
      status: 'issued',
      acmStatus: 'ISSUED',
      certificateArn: web.certificateArn,
      expiry: web.expiry,
      daysLeft: 150,
      inUse: true,
      renewal: 'by ACM',
      keyAlgorithm: 'RSA_2048',
      rehearsal,
      seenAt: web.seenAt,
    },
  ]);
});

test('lists one account, and tells of no other', async () => {
  const old = { ...stray, seenAt: hoursAgo(100) };
  const { printed, noted } = await list([web, old], 'counted', '--inventory', '--account', 'shop');
  expect(printed).toContain('shop.example.com');
  expect(printed).not.toContain('555555555555');
  expect(noted).toBe(`inventory of counted: seen up to 1 hour ago, at ${web.seenAt}`);
});

test('names places that are older than the others', async () => {
  const old = { ...stray, seenAt: hoursAgo(6.5) };
  const { exitCode, noted } = await list([web, old], 'counted', '--inventory');
  expect(noted).toBe(
    [
      `inventory of counted: seen up to 6.5 hours ago, at ${old.seenAt}`,
      `account 555555555555 in eu-west-1 was seen last 6.5 hours ago, at ${old.seenAt}, and should be each hour: the log of function certfleet-counted-census says why`,
    ].join('\n'),
  );
  expect(exitCode).toBe(0);
});

test('names some places where the census has stopped, and counts the others', async () => {
  const lines = Array.from({ length: 12 }, (_, index) => ({
    ...stray,
    accountId: String(555_555_555_500 + index),
    seenAt: hoursAgo(48),
  }));
  const { noted } = await list([web, ...lines], 'counted', '--inventory');
  expect(noted.match(/was seen last 48 hours ago/g)).toHaveLength(10);
  expect(noted).toMatch(/\nand 2 more places$/);
});

test('says where nothing was seen of what is declared', async () => {
  const { printed, noted } = await list([stray], 'counted', '--inventory');
  expect(printed).toMatch(/^web +shop\.example\.com +eu-west-1 +missing$/m);
  expect(noted).toContain(
    'account shop 222222222222 in eu-west-1 has no certificate in the inventory: there is none, or the census was not let in',
  );
});

test('says that an inventory has nothing', async () => {
  const { printed, noted } = await list([], 'counted', '--inventory', '--account', 'blog');
  expect(printed).toBe('no certificates');
  expect(noted).toBe('inventory of counted: no certificates');
});

test('leaves no list where the census has not run yet', async () => {
  for (const format of [[], ['--json']]) {
    const { exitCode, printed, noted } = await list(undefined, 'counted', '--inventory', ...format);
    expect({ exitCode, printed }).toEqual({ exitCode: 3, printed: '' });
    expect(noted).toMatch(/must be read, got NoSuchKey: .*\nnothing was read, so there is no list$/);
    await aws!.stop();
  }
});

test('an environment without a census does not hide the others', async () => {
  const { exitCode, printed, noted } = await list([web], '--inventory');
  expect(exitCode).toBe(3);
  expect(printed).toMatch(/^counted shop 222222222222/);
  expect(printed).not.toContain('uncounted');
  expect(noted).toMatch(/^environment uncounted must have a census, which writes an inventory; add one/);
});

test('shows what requesters made up, and lets none of it be alive', async () => {
  const lines = fc.sample(hostileText, { seed: SEED, numRuns: 200 }).map((text, index) =>
    inventoryLine([text], {
      ...{ region: text, certificateArn: `${text}${index}`, renewalStatus: text, failureReason: text },
      rehearsal: { at: web.seenAt, problems: [{ id: text, name: text, problem: text, remedy: text }] },
      records: [{ provedName: text, name: recordName(text), value: text }],
      accountId: '555555555555',
    }),
  );
  const { exitCode, printed } = await list(lines, 'counted', '--inventory');
  expect(exitCode).toBe(0);
  expect(printed).toContain(MARK);
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e\u2066\u2028\ufeff]/);
  expect(printed).not.toMatch(/^\s*(::|##)/m);
  await aws!.stop();
  const forPrograms = (await list(lines, 'counted', '--inventory', '--json')).printed;
  const names = (JSON.parse(forPrograms) as Array<{ names: string[] }>).map((entry) => entry.names[0]);
  expect(names.slice(1).sort()).toEqual(lines.map((line) => line.names[0]).sort());
});

test('lists what an aggregator has in the same way, for people and programs', async () => {
  const aggregated = [
    [
      {
        arn: web.certificateArn,
        accountId: web.accountId,
        awsRegion: web.region,
        configuration: {
          domainName: 'shop.example.com',
          type: 'AMAZON_ISSUED',
          status: 'ISSUED',
          createdAt: web.createdAt,
          notAfter: web.expiry,
          inUseBy: ['arn'],
        },
      },
    ],
  ];
  aws = await startFakeAws({ summaries: {}, aggregated });
  process.env = { ...callersEnvironment, ...aws.environment };
  const terminal = recordedTerminal();
  const asked = ['list', 'uncounted', '--aggregator', 'organization', '--environments', folder];
  expect(await runCommandLine(asked, terminal)).toBe(0);
  expect(await runCommandLine([...asked, '--json'], terminal)).toBe(0);
  expect(terminal.printed[0]).toMatch(
    /^uncounted shop 222222222222 \(owner shop-team\)\nCERTIFICATE .*\nweb +shop\.example\.com .* issued .*\(150 days\) +yes +by ACM$/,
  );
  expect(JSON.parse(terminal.printed[1]!)).toEqual([
    expect.objectContaining({ certificate: 'web', status: 'issued', daysLeft: 150, inUse: true }),
  ]);
  expect(terminal.noted).toEqual([]);
});

test('leaves no list where there is no such aggregator', async () => {
  const { exitCode, printed, noted } = await list([web], 'counted', '--aggregator', 'organization');
  expect({ exitCode, printed }).toEqual({ exitCode: 3, printed: '' });
  expect(noted).toMatch(/^aggregator organization of .*\nnothing was read, so there is no list$/);
});

test('fails with --live besides, and on an account that is not there, as wrong command lines', async () => {
  expect(await list([web], 'counted', '--inventory', '--live')).toEqual({
    exitCode: 2,
    printed: '',
    noted:
      'a list must be from one source, got --live and --inventory; --live asks every account now, the others know what was seen before, by a call or few',
  });
  await aws!.stop();
  const { exitCode, noted } = await list([web], 'counted', '--inventory', '--account', 'shpo');
  expect(exitCode).toBe(2);
  expect(noted).toContain('did you mean "shop"?');
  expect(aws!.calls).toEqual({});
});
