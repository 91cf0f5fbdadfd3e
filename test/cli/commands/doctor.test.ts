import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import { type DnsServer, type DnsWorld, TOP, startDnsServer } from '../../support/dns-server';
import { startFakeAws } from '../../support/fake-aws';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

const ENVIRONMENT = {
  name: 'small',
  organization: { id: 'o-a1b2c3d4e5', ramSharingEnabled: true, managementAccountId: '999999999999' },
  provider: { major: 6, version: '>= 6.25.0, < 7.0.0' },
  backend: { type: 'local', directory: 'state' },
  sharedServices: {
    accountId: '111111111111',
    region: 'eu-west-1',
    zones: {
      'example.com': { type: 'create' },
      'example.net': { type: 'cloudflare', zoneId: '0'.repeat(32) },
    },
    certificateAuthorities: {
      root: { commonName: 'Root', validityYears: 10, shareWith: { accounts: ['shop'] } },
    },
  },
  applications: {
    shop: {
      accountId: '222222222222',
      regions: ['eu-west-1'],
      domains: ['example.com', 'example.net'],
      certificates: {
        web: {
          source: 'public',
          domainName: 'shop.example.com',
          subjectAlternativeNames: ['*.shop.example.com'],
        },
        cdn: { source: 'public', domainName: 'cdn.example.net' },
        mail: { source: 'public', domainName: 'mail.example.com', validation: 'email' },
        orders: { source: 'private', domainName: 'orders.internal', certificateAuthority: 'root' },
      },
    },
  },
};

const GOOD = [...TOP, 'example.net SOA', 'example.net NS ns1.example.com'];

const folder = temporaryFolder('doctor');
let server: DnsServer | undefined;

beforeAll(() => {
  writeFileSync(join(folder, 'small.ts'), `export default ${JSON.stringify(ENVIRONMENT)};\n`);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function doctor(args: readonly string[], world: Partial<DnsWorld> = {}) {
  server = await startDnsServer({ records: GOOD, ...world });
  const terminal = recordedTerminal();
  const port = String(server.port);
  const exitCode = await runCommandLine(
    [
      ...['doctor', '--environments', folder],
      ...['--resolver', `127.0.0.1:${port}`, '--name-server-port', port],
      ...args,
    ],
    terminal,
  );
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test('has a line for each good certificate, and one for all that need no DNS', async () => {
  const { exitCode, printed } = await doctor([]);
  expect(printed.split('\n')).toEqual([
    '✓ web (shop)',
    '✓ cdn (shop)',
    '! mail (shop)',
    expect.stringContaining(
      '  ! mail.example.com: certificate mail is validated by e-mail, so a person has to click',
    ),
    'no DNS needed: orders (shop) is private',
  ]);
  expect(exitCode).toBe(0);
});

test.each(['web', 'shop/web'])('takes a certificate by its name: %s', async (name) => {
  expect(await doctor([name, '--environment', 'small'])).toMatchObject({
    exitCode: 0,
    printed: '✓ web (shop)',
  });
});

test('takes a domain name without any environment', async () => {
  expect(await doctor(['Shop.Example.com', '--environments', '/nowhere'])).toMatchObject({
    exitCode: 0,
    printed: '✓ shop.example.com',
  });
});

test('says of a private certificate that it needs no DNS', async () => {
  expect(await doctor(['orders'])).toMatchObject({
    exitCode: 0,
    printed: 'no DNS needed: orders (shop) is private',
  });
});

test('shows a finding with the names it is about and the record to add', async () => {
  const { exitCode, printed } = await doctor(['web'], {
    records: [...GOOD, 'example.com CAA 0 issue "letsencrypt.org"'],
  });
  expect(printed.split('\n')).toEqual([
    '✗ web (shop)',
    '  ✗ shop.example.com, *.shop.example.com: CAA of example.com must let Amazon issue, got 0 issue "letsencrypt.org"; add the record',
    '      example.com. CAA 0 issue "amazon.com"',
  ]);
  expect(exitCode).toBe(1);
});

test('finds a zone that is not delegated, and says where its name servers are listed', async () => {
  const records = GOOD.filter((line) => !line.startsWith('example.com '));
  const { exitCode, printed } = await doctor(['web'], { records });
  expect(printed).toContain('must be delegated by its parent zone com, got no NS records there');
  expect(printed).toContain('terraform output name_servers of small-shared-services');
  expect(exitCode).toBe(1);
});

test('finds a zone between the name and the zone its record goes to', async () => {
  const { exitCode, printed } = await doctor(['web'], { records: [...GOOD, 'shop.example.com SOA'] });
  expect(printed).toContain('got the zone shop.example.com, which is delegated');
  expect(exitCode).toBe(1);
});

test('finds a zone of another DNS service that is not there', async () => {
  const { exitCode, printed } = await doctor(['cdn'], { records: TOP });
  expect(printed).toContain('zone example.net must be found by the resolver, got NXDOMAIN');
  expect(exitCode).toBe(1);
});

test('finds a domain that nobody registered', async () => {
  const { exitCode, printed } = await doctor(['shop.example.dev']);
  expect(printed).toContain('name shop.example.dev must lie in a zone below ., got none');
  expect(exitCode).toBe(1);
});

test.each([
  [2, 'SERVFAIL'],
  [4, 'NOTIMP'],
  [5, 'REFUSED'],
])(
  'fails to find out where the resolver answers with code %i, and calls nothing unregistered',
  async (resolverCode, name) => {
    for (const args of [['shop.example.com'], ['web'], ['cdn']]) {
      const { exitCode, printed } = await doctor(args, { resolverCode });
      expect(exitCode).toBe(3);
      expect(printed).toContain(
        `could not be made: DNS server 127.0.0.1:${server!.port} must answer, got ${name} for`,
      );
      expect(printed).not.toMatch(/✗|register|delegate/);
      await server?.stop();
    }
    server = undefined;
  },
);

test('suspects a resolver that answers NXDOMAIN to everything', async () => {
  const { exitCode, printed } = await doctor(['shop.example.com'], { resolverCode: 3 });
  expect(printed.split('\n')).toEqual([
    '? shop.example.com',
    '  ? shop.example.com: resolver must know the root of the DNS, got NXDOMAIN, so nothing follows from what it does not find; choose another resolver with --resolver',
  ]);
  expect(exitCode).toBe(3);
});

test('finds signatures that do not hold, once for all that follows from them', async () => {
  for (const args of [['shop.example.com'], ['web']]) {
    const { exitCode, printed } = await doctor(args, { brokenSignatures: ['example.com'] });
    expect(printed.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^ {2}✗ .*: zone example\.com must be signed as its parent zone says \(DNSSEC\)/),
    ]);
    expect(exitCode).toBe(1);
    await server?.stop();
  }
  server = undefined;
});

test('is content with a resolver that answers in lower case, in time', async () => {
  expect(await doctor(['web', '--timeout', '5'], { lowersCase: true })).toMatchObject({
    exitCode: 0,
    printed: '✓ web (shop)',
  });
});

test('stops by itself when nobody answers, and shows what is not finished', async () => {
  const { exitCode, printed } = await doctor(['web', '--timeout', '0.2'], { unanswered: ['*'] });
  expect(printed).toBe('… web (shop): time ran out');
  expect(exitCode).toBe(4);
});

test('shows what it found before time ran out', async () => {
  const { exitCode, printed } = await doctor(['web', '--timeout', '1'], {
    records: [...GOOD, 'shop.example.com CAA 0 issue ";"'],
    unanswered: ['com SOA'],
  });
  expect(printed).toContain('✗ web (shop): time ran out');
  expect(printed).toContain('      shop.example.com. CAA 0 issue "amazon.com"');
  expect(exitCode).toBe(4);
});

test('lets no control character of the DNS through, in text or JSON', async () => {
  const world = {
    records: [
      ...GOOD,
      'shop.example.com CNAME \u001b[2jx.example.org',
      '\u001b[2jx.example.org CAA 0 issue "\u001b]0;owned\u0007\u009b31m\u202e"',
      '\u001b[2jx.example.org CAA 128 \u001b[1m "x"',
    ].filter((line) => line !== 'shop.example.com A 192.0.2.1'),
  };
  for (const args of [['web'], ['web', '--json']]) {
    const { printed } = await doctor(args, world);
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(printed).toContain('027[');
    await server?.stop();
  }
  server = undefined;
});

test('gives programs every certificate with its findings', async () => {
  const { exitCode, printed } = await doctor(['--json'], {
    records: [...GOOD, 'example.com CAA 0 issuewild "letsencrypt.org"'],
  });
  expect(JSON.parse(printed)).toEqual([
    {
      environment: 'small',
      account: 'shop',
      certificate: 'web',
      names: ['shop.example.com', '*.shop.example.com'],
      state: 'checked',
      findings: [
        {
          id: 'caa-forbids',
          severity: 'error',
          name: '*.shop.example.com',
          subject: 'CAA of example.com',
          problem: 'must let Amazon issue, got 0 issuewild "letsencrypt.org"',
          remedy: 'add the record',
          records: [{ name: 'example.com', type: 'CAA', value: '0 issuewild "amazon.com"' }],
        },
      ],
      notes: [],
    },
    expect.objectContaining({ certificate: 'cdn', state: 'checked', findings: [] }),
    expect.objectContaining({ certificate: 'mail', state: 'checked' }),
    expect.objectContaining({ certificate: 'orders', state: 'no-dns', source: 'private', findings: [] }),
  ]);
  expect(exitCode).toBe(1);
});

describe('with --live, of an environment whose function is told of requests', () => {
  const legacy = {
    source: 'imported',
    domainName: 'legacy.example.com',
    secretId: 'legacy',
  };
  const deployRoleArn = 'arn:aws:iam::222222222222:role/certfleet-deploy';
  const told = temporaryFolder('doctor-told');
  const callersEnvironment = { ...process.env };

  beforeAll(() => {
    const { shop } = ENVIRONMENT.applications;
    const applications = { shop: { ...shop, deployRoleArn, certificates: { legacy } } };
    const environment = { ...ENVIRONMENT, name: 'told', applications, dnsValidation: {} };
    writeFileSync(join(told, 'told.ts'), `export default ${JSON.stringify(environment)};\n`);
  });

  async function live(...args: string[]) {
    const fake = await startFakeAws({ summaries: {}, others: { DescribeTrails: () => ({ trailList: [] }) } });
    process.env = { ...callersEnvironment, ...fake.environment };
    const answer = await doctor(['--live', '--environments', told, ...args]);
    process.env = { ...callersEnvironment };
    await fake.stop();
    return { ...answer, calls: fake.calls };
  }

  test('looks at accounts too, after the certificates', async () => {
    const { exitCode, printed } = await live();
    expect(printed.split('\n')).toEqual([
      '! account shop',
      expect.stringMatching(/^ {2}! eu-west-1: account 222222222222 must have a trail .*, got none; have a/),
      'no DNS needed: legacy (shop) is imported',
    ]);
    expect(exitCode).toBe(0);
  });

  test('tells programs of them without a certificate', async () => {
    const [certificate, account] = JSON.parse((await live('--json')).printed) as object[];
    expect(certificate).toMatchObject({ certificate: 'legacy', state: 'no-dns' });
    expect(account).toMatchObject({
      environment: 'told',
      account: 'shop',
      state: 'checked',
      findings: [{ id: 'trail-missing', severity: 'warning', name: 'eu-west-1' }],
    });
    expect(account).not.toHaveProperty('certificate');
  });

  test('leaves accounts alone where a certificate is named', async () => {
    expect(await live('legacy')).toMatchObject({
      calls: {},
      printed: 'no DNS needed: legacy (shop) is imported',
    });
  });
});

test('has examples in its help', async () => {
  const { exitCode, printed } = await doctor(['--help']);
  expect(printed).toContain('$ certfleet doctor shop.example.com --resolver 1.1.1.1');
  expect(printed).toContain('4 time ran out');
  expect(printed).not.toContain('--name-server-port');
  expect(exitCode).toBe(0);
});

test('fails for a certificate nobody declared, with the nearest', async () => {
  expect(await doctor(['wbe'])).toMatchObject({
    exitCode: 3,
    noted: 'a certificate must be one of the environments small, got "wbe"; did you mean "web"?',
  });
});

test.each([
  [['web', '--resolver', 'one.one.one.one'], 'It must be an IP address'],
  [['web', '--resolver', '127.0.0.1:70000'], 'with a port from 1 to 65535'],
  [['web', '--timeout', 'soon'], 'It must be a number of seconds above 0'],
  [['shop.example.com', '--live'], '--live takes a certificate of an environment'],
])('fails for a wrong command line: %j', async (args, message) => {
  const terminal = recordedTerminal();
  expect(await runCommandLine(['doctor', ...args], terminal)).toBe(2);
  expect(terminal.noted.join('\n')).toContain(message);
});

test('ends when it is interrupted', async () => {
  server = await startDnsServer({ records: GOOD, unanswered: ['*'] });
  const terminal = recordedTerminal();
  const run = runCommandLine(
    ['doctor', 'shop.example.com', '--resolver', `127.0.0.1:${server.port}`],
    terminal,
  );
  terminal.interrupt();
  expect(await run).toBe(130);
  expect(terminal.printed).toEqual([]);
});
