import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import { defineEnvironment } from '../../../environments';
import { type FakeAws, startFakeAws } from '../../support/fake-aws';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const [EDGE, SHOP, BLOG] = ['444444444444', '222222222222', '333333333333'] as const;
const NAME = 'everywhere.example.com';
const DAY = 86_400_000;

const account = (accountId: string) => ({
  accountId,
  deployRoleArn: `arn:aws:iam::${accountId}:role/certfleet-deploy`,
  regions: ['eu-west-1'] as [string],
  domains: ['everywhere.example.com'],
});
const copy = { source: 'distributed', from: 'edge/everywhere', domainName: NAME } as const;
const environment = defineEnvironment({
  name: 'copied',
  organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 'local', directory: 'state' },
  sharedServices: {
    accountId: '111111111111',
    deployRoleArn: 'arn:aws:iam::111111111111:role/certfleet-deploy',
    region: 'eu-west-1',
    zones: { 'example.com': { type: 'manual' } },
  },
  applications: {
    edge: {
      ...account(EDGE),
      certificates: {
        everywhere: {
          source: 'public',
          domainName: NAME,
          exportable: true,
          distribution: { accounts: ['shop', 'blog'] },
        },
      },
    },
    shop: { ...account(SHOP), certificates: { everywhere: copy } },
    blog: { ...account(BLOG), certificates: { everywhere: copy } },
  },
});

const folder = temporaryFolder('status');
const callersEnvironment = { ...process.env };
let aws: FakeAws;

beforeAll(() => writeFileSync(join(folder, 'copied.ts'), `export default ${JSON.stringify(environment)};\n`));
afterEach(async () => {
  process.env = { ...callersEnvironment };
  await aws?.stop();
});

/** As ACM has the one certificate of an account. */
const has = (accountId: string, type: string, serial: string) => [
  {
    CertificateArn: `arn:aws:acm:eu-west-1:${accountId}:certificate/1`,
    DomainName: NAME,
    SubjectAlternativeNameSummaries: [NAME],
    SubjectAlternativeNames: [NAME],
    Type: type,
    Status: 'ISSUED',
    Serial: serial,
    CreatedAt: Date.now() / 1000,
    NotAfter: (Date.now() + 150 * DAY) / 1000,
    InUse: true,
  },
];

async function status(serials: readonly [edge: string, shop: string, blog: string], ...args: string[]) {
  aws = await startFakeAws({
    summaries: {
      [EDGE]: has(EDGE, 'AMAZON_ISSUED', serials[0]),
      [SHOP]: has(SHOP, 'IMPORTED', serials[1]),
      [BLOG]: has(BLOG, 'IMPORTED', serials[2]),
    },
  });
  process.env = { ...callersEnvironment, ...aws.environment };
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['status', ...args, '--environments', folder], terminal);
  return { exitCode, printed: terminal.printed.join('\n') };
}

test('copies that have the serial of their certificate are well', async () => {
  const { exitCode, printed } = await status(['0a:bc', 'AB:C', '0abc']);
  expect(printed).toBe(
    'copied edge/everywhere eu-west-1: ISSUED, serial 0ABC\n' +
      'copied shop/everywhere eu-west-1: ISSUED, serial ABC as edge/everywhere\n' +
      'copied blog/everywhere eu-west-1: ISSUED, serial 0ABC as edge/everywhere',
  );
  expect(exitCode).toBe(0);
});

test('a copy with another serial is found', async () => {
  const { exitCode, printed } = await status(['0a:bc', '0a:bc', '01:02']);
  expect(printed).toContain('shop/everywhere eu-west-1: ISSUED, serial 0ABC as edge/everywhere\n');
  expect(printed).toContain('blog/everywhere eu-west-1: ISSUED, serial 0102, and edge/everywhere has 0ABC');
  expect(exitCode).toBe(1);
});

test('a copy that is asked for alone tells its serial', async () => {
  const { exitCode, printed } = await status(['0a:bc', '01:02', '0a:bc'], 'shop/everywhere');
  expect(printed).toBe('copied shop/everywhere eu-west-1: ISSUED, serial 0102');
  expect(exitCode).toBe(0);
});

test('what is not a serial is shown, and is another', async () => {
  const { exitCode, printed } = await status(['0a:bc', 'evil\u001b[2J', '0a:bc'], '--json');
  expect(printed).not.toContain('\u001b');
  expect(JSON.parse(printed)).toMatchObject([{}, { serial: 'EVIL\u001b[2J' }, { serial: '0ABC' }]);
  expect(exitCode).toBe(1);
});
