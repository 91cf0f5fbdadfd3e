import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import type { InventoryLine } from '../../../modules/core';
import { type FakeAws, startFakeAws } from '../../support/fake-aws';
import {
  countedEnvironment,
  hoursAgo,
  inventoryLine,
  recordName,
  storedInventory,
} from '../../support/inventory';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder('unexplained-records');
const callersEnvironment = { ...process.env };
let aws: FakeAws | undefined;

beforeAll(() => {
  writeFileSync(join(folder, 'counted.ts'), `export default ${JSON.stringify(countedEnvironment())};\n`);
});
afterEach(async () => {
  process.env = { ...callersEnvironment };
  await aws?.stop();
});

const record = (name: string, digit?: string) => `${recordName(name, digit)} CNAME _v.acm-validations.aws.`;

async function list(zone: readonly string[], lines: readonly InventoryLine[] | undefined, ...args: string[]) {
  aws = await startFakeAws({
    summaries: {},
    hostedZones: { Z0123456789: zone },
    objects: lines === undefined ? {} : storedInventory(lines),
  });
  process.env = { ...callersEnvironment, ...aws.environment };
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(
    ['unexplained-records', 'counted', ...args, '--environments', folder],
    terminal,
  );
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

/** Names whose records are listed. */
async function listed(zone: readonly string[], lines: readonly InventoryLine[]) {
  const { printed } = await list(zone, lines, '--json');
  return (JSON.parse(printed) as Array<{ provedName: string }>).map(({ provedName }) => provedName);
}

const web = inventoryLine(['shop.example.com']);

test('lists what no certificate explains, and says what that means', async () => {
  const zone = [
    'shop.example.com A 192.0.2.1',
    record('shop.example.com'),
    record('old.example.com'),
    '_dmarc.example.com TXT none',
  ];
  const { exitCode, printed, noted } = await list(zone, [web]);
  expect(printed).toBe(
    [
      'ZONE         PROVED NAME      RECORD                                             VALUE',
      `example.com  old.example.com  ${recordName('old.example.com')}  _v.acm-validations.aws`,
    ].join('\n'),
  );
  expect(noted).toBe(
    [
      `inventory of counted: seen up to 1 hour ago, at ${web.seenAt}`,
      'an inventory only knows the accounts that are counted: records of any other account are listed too, so ask who has the name before one is deleted',
    ].join('\n'),
  );
  expect(exitCode).toBe(0);
  expect(aws!.calls).toEqual({ AssumeRole: 2, GetObject: 1, GetHostedZone: 1, ListResourceRecordSets: 1 });
});

test('gives programs zone, name, value and proved name', async () => {
  const { printed } = await list([record('old.example.com')], [web], '--json');
  expect(JSON.parse(printed)).toEqual([
    {
      zone: 'example.com',
      provedName: 'old.example.com',
      name: recordName('old.example.com'),
      value: '_v.acm-validations.aws',
    },
  ]);
});

test('tells the record of one account from that of another, though they prove one name', async () => {
  const zone = [record('shop.example.com'), record('shop.example.com', '8')];
  const { printed } = await list(zone, [web], '--json');
  expect(printed).toContain(recordName('shop.example.com', '8'));
  expect(printed).not.toContain(recordName('shop.example.com'));
});

test.each<[string, Partial<InventoryLine>]>([
  ['is pending', { status: 'PENDING_VALIDATION', expiry: undefined }],
  ['nothing uses', { inUse: false }],
  ['is in an account of nobody', { accountId: '555555555555' }],
  [
    'writes its names otherwise',
    {
      records: [
        {
          provedName: 'shop.example.com',
          name: `${recordName('shop.example.com').toUpperCase()}.`,
          value: '_v.acm-validations.aws.',
        },
      ],
    },
  ],
])('a certificate explains its record where it %s', async (_what, changes) => {
  expect(await listed([record('shop.example.com')], [{ ...web, ...changes }])).toEqual([]);
});

test.each<[string, Partial<InventoryLine>]>([
  ['has expired', { status: 'EXPIRED', expiry: hoursAgo(100) }],
  ['has expired since it was counted', { expiry: hoursAgo(48) }],
  ['has failed', { status: 'FAILED', expiry: undefined }],
  ['was not validated in time', { status: 'VALIDATION_TIMED_OUT', expiry: undefined }],
  ['was revoked', { status: 'REVOKED' }],
])('a certificate explains nothing where it %s', async (_what, changes) => {
  expect(await listed([record('shop.example.com')], [{ ...web, ...changes }])).toEqual(['shop.example.com']);
});

test('a record below a name of a certificate that ACM was not asked about yet is left out, and counted', async () => {
  const unknown = inventoryLine(['*.shop.example.com'], { records: undefined, validationMethod: undefined });
  const { printed, noted } = await list([record('shop.example.com')], [unknown]);
  expect(printed).toBe('no unexplained validation records; looked at example.com');
  expect(noted).toContain(
    'left out: 1 below names of certificates whose records the census does not know yet',
  );
  await aws!.stop();
  expect(await listed([record('shop.example.com')], [{ ...unknown, validationMethod: 'EMAIL' }])).toEqual([
    'shop.example.com',
  ]);
});

test('fails where there is no inventory, and looks at no zone', async () => {
  const { exitCode, printed, noted } = await list([record('shop.example.com')], undefined);
  expect({ exitCode, printed }).toEqual({ exitCode: 3, printed: '' });
  expect(noted).toMatch(
    /^inventory s3:\/\/example-census\/inventory\.jsonl\.gz of counted must be read, got /,
  );
  expect(aws!.calls).toEqual({ AssumeRole: 1, GetObject: 1 });
});
