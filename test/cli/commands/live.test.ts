import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import type { Examination } from '../../../doctor';
import { type Zone, defineEnvironment } from '../../../environments';
import { type FakeAws, type FakeAwsProps, type Manner, startFakeAws } from '../../support/fake-aws';
import { type DnsServer, TOP, startDnsServer } from '../../support/dns-server';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const SHOP = '222222222222';
const BLOG = '333333333333';
const DAY = 86_400_000;

const account = (accountId: string, count: number) => ({
  accountId,
  deployRoleArn: `arn:aws:iam::${accountId}:role/certfleet-deploy`,
  regions: ['eu-west-1'] as [string],
  domains: ['example.com'],
  certificates: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `web${index}`,
      { source: 'public' as const, domainName: `web${index}.example.com` },
    ]),
  ),
});

const environment = (name: string, count: number, zone: Zone = { type: 'manual' }) =>
  defineEnvironment({
    name,
    organization: { id: 'o-certfleet01', ramSharingEnabled: true, managementAccountId: '999999999999' },
    provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
    backend: { type: 'local', directory: 'state' },
    sharedServices: {
      accountId: '111111111111',
      deployRoleArn: 'arn:aws:iam::111111111111:role/certfleet-deploy',
      region: 'eu-west-1',
      zones: { 'example.com': zone },
    },
    applications: { shop: { ...account(SHOP, count), owner: 'shop-team' }, blog: account(BLOG, 1) },
  });

const folder = temporaryFolder('live');
const callersEnvironment = { ...process.env };
let aws: FakeAws | undefined;

beforeAll(() => {
  for (const [name, count, zone] of [
    ['small', 1],
    ['middle', 20],
    ['large', 500],
    ['hosted', 500, { type: 'existing', hostedZoneId: 'Z0123456789' }],
  ] as const) {
    writeFileSync(
      join(folder, `${name}.ts`),
      `export default ${JSON.stringify(environment(name, count, zone))};\n`,
    );
  }
});
afterEach(async () => {
  process.env = { ...callersEnvironment };
  await aws?.stop();
});

/** As the list of ACM has certificates `web0`, `web1` … that were issued and end in so many days. */
function summaries(count: number, daysLeft = 150, status = 'ISSUED') {
  return Array.from({ length: count }, (_, index) => ({
    CertificateArn: `arn:aws:acm:eu-west-1:${SHOP}:certificate/${index}`,
    DomainName: `web${index}.example.com`,
    SubjectAlternativeNameSummaries: [`web${index}.example.com`],
    Type: 'AMAZON_ISSUED',
    Status: status,
    CreatedAt: Date.now() / 1000,
    NotAfter: (Date.now() + daysLeft * DAY) / 1000,
    InUse: true,
  }));
}

async function certfleet(props: Partial<FakeAwsProps>, ...args: string[]) {
  aws = await startFakeAws({ summaries: { [SHOP]: summaries(1), [BLOG]: summaries(1) }, ...props });
  process.env = { ...callersEnvironment, ...aws.environment };
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine([...args, '--environments', folder], terminal);
  return {
    exitCode,
    printed: terminal.printed.join('\n'),
    noted: terminal.noted.join('\n'),
  };
}

describe('an account that never has done', () => {
  test.each<[Manner, RegExp]>([
    ['silent', /did not answer: no answer within [\d.]+ seconds$/],
    ['trickling', /did not answer: no answer within [\d.]+ seconds$/],
    ['endless', /did not answer: no answer within [\d.]+ seconds$/],
    ['turning', /did not answer: Error: the pages of the list must lead on, got the same page twice/],
  ])('does not hide the others when it is %s', async (manner, reason) => {
    const { exitCode, printed, noted } = await certfleet(
      { manners: { [BLOG]: manner } },
      ...['list', 'small', '--live', '--timeout', '2'],
    );
    expect(exitCode).toBe(3);
    expect(printed).toMatch(/small shop 222222222222 \(owner shop-team\)\n.*\nweb0 .* issued /);
    expect(printed).not.toContain('small blog');
    expect(noted).toMatch(reason);
    expect(noted).toContain('account blog of small in eu-west-1');
  });

  test('is one of many that are asked: those whose turn never came are named too', async () => {
    const { noted } = await certfleet(
      { manners: { [SHOP]: 'silent' } },
      ...['list', 'small', '--live', '--timeout', '2', '--concurrency', '1'],
    );
    expect(noted).toMatch(/account shop .* no answer within [\d.]+ seconds\n/);
    expect(noted).toContain('account blog of small in eu-west-1 did not answer: not asked, as time ran out');
  });

  test('leaves no list where it is the only one, and no word of certificates that are not there', async () => {
    for (const format of [[], ['--json']]) {
      const { exitCode, printed, noted } = await certfleet(
        { manners: { [SHOP]: 'silent', [BLOG]: 'silent' } },
        ...['list', 'small', '--live', '--timeout', '1', ...format],
      );
      expect({ exitCode, printed }).toEqual({ exitCode: 3, printed: '' });
      expect(noted).toContain('no account has answered, so there is no list');
      await aws?.stop();
    }
  });

  test('does not end a wait at once', async () => {
    const { exitCode, printed, noted } = await certfleet(
      { manners: { [BLOG]: 'late' } },
      ...['wait', '--environment', 'small', '--interval', '1'],
    );
    expect(exitCode).toBe(0);
    expect(printed).toBe('small shop/web0 eu-west-1: ISSUED\nsmall blog/web0 eu-west-1: ISSUED');
    expect(noted).toBe(
      'account blog of small in eu-west-1 did not answer: AccessDeniedException: not yet; asking again',
    );
  });
});

test('a busy token service is asked again, as ACM is', async () => {
  const { exitCode } = await certfleet({ busyTokens: 5 }, 'list', 'small', '--live', '--account', 'shop');
  expect(exitCode).toBe(0);
  expect(aws!.calls.AssumeRole).toBe(6);
});

describe('the calls for 500 certificates', () => {
  test('are one list and one session where all are issued', async () => {
    const { exitCode, printed } = await certfleet(
      { summaries: { [SHOP]: summaries(500) } },
      ...['list', 'large', '--live', '--account', 'shop', '--json'],
    );
    expect(exitCode).toBe(0);
    expect(new Set((JSON.parse(printed) as any[]).map(({ status }) => status))).toEqual(new Set(['issued']));
    expect(aws!.calls).toEqual({ AssumeRole: 1, ListCertificates: 1 });
  });

  test('are one more for each whose state the list does not tell', async () => {
    await certfleet(
      {
        summaries: {
          [SHOP]: [
            ...summaries(500).slice(6),
            ...summaries(3, 150, 'PENDING_VALIDATION'),
            ...summaries(6, 59).slice(3),
          ],
        },
      },
      ...['list', 'large', '--live', '--account', 'shop'],
    );
    expect(aws!.calls).toEqual({ AssumeRole: 1, ListCertificates: 1, DescribeCertificate: 6 });
  });
});

describe('doctor --live', () => {
  let dns: DnsServer;
  beforeAll(async () => {
    dns = await startDnsServer({ records: TOP });
  });
  afterAll(() => dns.stop());

  const resolver = () => ['--resolver', `127.0.0.1:${dns.port}`, '--name-server-port', String(dns.port)];

  test('lists an account of 500 certificates once, and describes the one that is asked for', async () => {
    await certfleet(
      { summaries: { [SHOP]: summaries(500) } },
      ...['doctor', 'shop/web7', '--environment', 'large', '--live', ...resolver()],
    );
    expect(aws!.calls).toEqual({
      AssumeRole: 1,
      ListCertificates: 1,
      DescribeCertificate: 1,
      ListTagsForCertificate: 1,
    });
  });

  test('lists an account once for all of its certificates', async () => {
    await certfleet(
      { summaries: { [SHOP]: summaries(20) } },
      ...['doctor', '--environment', 'middle', '--live', ...resolver()],
    );
    expect(aws!.calls).toEqual({
      AssumeRole: 2,
      ListCertificates: 2,
      DescribeCertificate: 20,
      ListTagsForCertificate: 20,
    });
  });

  describe('lists a hosted zone', () => {
    const record = (name: string) => `_${'7'.repeat(32)}.${name} CNAME _v.acm-validations.aws.`;
    const names = Array.from({ length: 500 }, (_, index) => `web${index}.example.com`);
    const hostedZones = { Z0123456789: names.flatMap((name) => [`${name} A 192.0.2.1`, record(name)]) };

    test('by its pages for 500 names that no certificate explains', async () => {
      const { printed } = await certfleet(
        { summaries: {}, hostedZones },
        ...['doctor', '--environment', 'hosted', '--live', '--json', ...resolver()],
      );
      const found = (JSON.parse(printed) as Examination[]).flatMap(({ account, findings }) =>
        findings.map(({ id, severity, name }) => `${severity} ${id} ${account} ${name}`),
      );
      const warnings = found.filter((each) => each.startsWith('warning validation-record-unexplained'));
      expect(warnings.map((each) => each.split(' ').slice(2).join(' '))).toEqual([
        ...names.map((name) => `shop ${name}`),
        'blog web0.example.com',
      ]);
      expect(aws!.calls).toEqual({
        AssumeRole: 3,
        ListCertificates: 2,
        GetHostedZone: 1,
        ListResourceRecordSets: 4,
      });
    });

    test('once for one name', async () => {
      const { printed } = await certfleet(
        { summaries: {}, hostedZones },
        ...['doctor', 'shop/web7', '--environment', 'hosted', '--live', ...resolver()],
      );
      expect(printed).toContain(`got _${'7'.repeat(32)}.web7.example.com, which no certificate`);
      expect(aws!.calls).toMatchObject({ GetHostedZone: 1, ListResourceRecordSets: 1 });
    });
  });

  test('tells once of an account that refuses, whatever needs its answer', async () => {
    const { exitCode, printed } = await certfleet(
      { manners: { [SHOP]: 'late' } },
      ...['doctor', 'shop/web7', '--environment', 'hosted', '--live', '--json', ...resolver()],
    );
    const [examination] = JSON.parse(printed) as Examination[];
    const silent = examination!.findings.filter(({ id }) => id === 'aws-silent');
    expect(silent.map(({ problem }) => problem)).toEqual([
      expect.stringContaining(`certificates of account ${SHOP} in eu-west-1, got AccessDeniedException`),
    ]);
    expect(exitCode).toBe(3);
  });

  test('tells of the others where an account is silent', async () => {
    const { exitCode, printed } = await certfleet(
      { manners: { [BLOG]: 'silent' } },
      ...['doctor', '--environment', 'small', '--live', '--timeout', '3', ...resolver()],
    );
    expect(printed).toContain('✓ web0 (shop)');
    expect(printed).toContain('… web0 (blog): time ran out');
    expect(exitCode).toBe(4);
  });
});

describe('a certificate that ACM still calls issued, after its last day', () => {
  const expired = { summaries: { [SHOP]: summaries(1, -1), [BLOG]: [] } };

  test('is listed as expired, and as not renewed', async () => {
    const { printed } = await certfleet(expired, 'list', 'small', '--live', '--account', 'shop');
    expect(printed).toMatch(/^web0 .* expired .*\(-1 days\) +yes +no more: expired$/m);
  });

  test('is not issued for status', async () => {
    const { exitCode, printed } = await certfleet(expired, 'status', 'shop/web0', '--environment', 'small');
    expect(printed).toBe('small shop/web0 eu-west-1: EXPIRED');
    expect(exitCode).toBe(1);
  });

  test('ends a wait', async () => {
    expect((await certfleet(expired, 'wait', 'shop/web0', '--environment', 'small')).exitCode).toBe(1);
  });
});

test('the process ends with its command, whatever still waits', async () => {
  aws = await startFakeAws({
    summaries: { [SHOP]: summaries(1) },
    manners: { [BLOG]: 'silent' },
    busyTokens: Infinity,
  });
  const child = spawn(
    process.execPath,
    [
      '--trace-exit',
      ...['--import', 'data:text/javascript,setInterval(() => undefined, 1000)'],
      ...['--import', 'tsx'],
      'cli/main.ts',
      'list',
      'small',
      '--live',
      '--timeout',
      '2',
      '--environments',
      folder,
    ],
    { cwd: join(__dirname, '../../..'), env: { ...callersEnvironment, ...aws.environment } },
  );
  let noted = '';
  child.stderr.on('data', (chunk) => (noted += String(chunk)));
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  expect(exitCode).toBe(3);
  expect(noted).toMatch(/no answer within [\d.]+ seconds/);
  expect(noted).toContain('Exited the environment with code 3');
});

test('fails on an account that no environment has, as a wrong command line', async () => {
  const { exitCode, noted } = await certfleet({}, 'list', 'small', '--live', '--account', 'shpo');
  expect(exitCode).toBe(2);
  expect(noted).toBe('--account must be an application account, got "shpo"; did you mean "shop"?');
  expect(aws!.calls).toEqual({});
});
