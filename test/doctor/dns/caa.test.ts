import { caaFindings } from '../../../doctor/dns/caa';
import { resolverOf, stopDnsServers } from '../../support/dns-resolver';
import { type DnsWorld, TOP } from '../../support/dns-server';

afterEach(stopDnsServers);

async function findings(
  name: string,
  records: readonly string[],
  world: Partial<DnsWorld> = {},
  ownZones?: readonly string[],
) {
  const { resolver } = await resolverOf({ records: [...TOP, ...records], ...world });
  return caaFindings(resolver, name, ownZones);
}

test('lets Amazon issue where there is no CAA record', async () => {
  expect(await findings('shop.example.com', [])).toEqual([]);
});

test.each(['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com', 'Amazon.com ; account=1'])(
  'lets Amazon issue as %s, beside others',
  async (issuer) => {
    expect(
      await findings('shop.example.com', [
        'example.com CAA 0 issue "letsencrypt.org"',
        `example.com CAA 0 issue "${issuer}"`,
      ]),
    ).toEqual([]);
  },
);

test('lets Amazon issue where records are only about something else', async () => {
  expect(await findings('shop.example.com', ['example.com CAA 0 iodef "mailto:a@example.com"'])).toEqual([]);
  expect(await findings('shop.example.com', ['example.com CAA 0 issuewild ";"'])).toEqual([]);
  expect(await findings('shop.example.com', ['example.com CAA 0 issuemail ";"'])).toEqual([]);
});

test('finds records of the name that leave Amazon out', async () => {
  expect(await findings('shop.example.com', ['shop.example.com CAA 0 issue "letsencrypt.org"'])).toEqual([
    {
      id: 'caa-forbids',
      severity: 'error',
      name: 'shop.example.com',
      subject: 'CAA of shop.example.com',
      problem: 'must let Amazon issue, got 0 issue "letsencrypt.org"',
      remedy: 'add the record',
      records: [{ name: 'shop.example.com', type: 'CAA', value: '0 issue "amazon.com"' }],
    },
  ]);
});

test('finds records of a parent, up to the top-level domain', async () => {
  expect(await findings('shop.example.com', ['example.com CAA 0 issue ";"'])).toMatchObject([
    { id: 'caa-forbids', records: [{ name: 'example.com' }] },
  ]);
  expect(await findings('shop.example.com', ['com CAA 0 issue ";"'])).toMatchObject([
    { records: [{ name: 'com' }] },
  ]);
});

test('goes by the nearest records only', async () => {
  expect(
    await findings('shop.example.com', [
      'shop.example.com CAA 0 issue "amazon.com"',
      'example.com CAA 0 issue ";"',
    ]),
  ).toEqual([]);
});

test('goes by issuewild for a wildcard, and by issue where there is none', async () => {
  const issue = 'example.com CAA 0 issue "amazon.com"';
  const issuewild = 'example.com CAA 0 issuewild "letsencrypt.org"';
  expect(await findings('*.shop.example.com', [issue])).toEqual([]);
  expect(await findings('shop.example.com', [issue, issuewild])).toEqual([]);
  expect(await findings('*.shop.example.com', [issue, issuewild])).toMatchObject([
    {
      name: '*.shop.example.com',
      problem: 'must let Amazon issue, got 0 issuewild "letsencrypt.org"',
      records: [{ name: 'example.com', value: '0 issuewild "amazon.com"' }],
    },
  ]);
});

test('finds records of what a name is an alias of, and climbs from the name, not from there', async () => {
  const alias = 'www.example.com CNAME shop.example.net';
  expect(
    await findings('www.example.com', [alias, 'shop.example.net CAA 0 issue "letsencrypt.org"']),
  ).toMatchObject([
    {
      subject: 'CAA of shop.example.net, which www.example.com is an alias of,',
      records: [{ name: 'shop.example.net' }],
    },
  ]);
  expect(
    await findings('www.example.com', [alias, 'shop.example.net A 192.0.2.1', 'example.net CAA 0 issue ";"']),
  ).toEqual([]);
});

test('finds a critical tag that authorities need not know', async () => {
  expect(
    await findings('shop.example.com', [
      'example.com CAA 0 issue "amazon.com"',
      'example.com CAA 128 tbs "unknown"',
    ]),
  ).toMatchObject([{ id: 'caa-critical', problem: expect.stringContaining('got 128 tbs "unknown"') }]);
  expect(await findings('shop.example.com', ['example.com CAA 128 issue "amazon.com"'])).toEqual([]);
});

test('finds a failing answer, as ACM takes it for a no', async () => {
  expect(await findings('shop.example.com', [], { failures: { 'example.com CAA': 2 } })).toMatchObject([
    {
      id: 'caa-fails',
      severity: 'error',
      subject: 'CAA of example.com',
      problem: expect.stringContaining('SERVFAIL'),
    },
  ]);
});

test('finds a loop of aliases', async () => {
  expect(
    await findings('a.example.com', [
      'a.example.com CNAME b.example.com',
      'b.example.com CNAME a.example.com',
    ]),
  ).toMatchObject([{ id: 'caa-fails' }]);
});

test.each([4, 5])(
  'fails where the resolver answers with code %i, which says nothing of records',
  async (code) => {
    await expect(findings('shop.example.com', [], { resolverCode: code })).rejects.toThrow(
      /^DNS server .* must answer, got (NOTIMP|REFUSED) for shop\.example\.com CAA$/,
    );
  },
);

test('fails where the resolver fails for everything', async () => {
  await expect(findings('shop.example.com', [], { resolverCode: 2 })).rejects.toThrow('got SERVFAIL');
});

test('finds that signatures keep an answer back, in the zone they belong to', async () => {
  expect(await findings('shop.example.com', [], { brokenSignatures: ['shop.example.com'] })).toMatchObject([
    { id: 'dnssec-broken', name: 'shop.example.com', subject: 'zone example.com' },
  ]);
});

describe('records of what a name is an alias of', () => {
  const records = [
    'www.example.com CNAME acme.pages.test',
    'pages.test SOA',
    'acme.pages.test CAA 0 issue "letsencrypt.org"',
  ];

  test('are told as those of somebody else, whom to ask', async () => {
    expect(await findings('www.example.com', records)).toMatchObject([
      {
        id: 'caa-forbids',
        remedy:
          'have whoever runs the zone pages.test add the record, or give www.example.com addresses in place of the alias',
        records: [{ name: 'acme.pages.test' }],
      },
    ]);
  });

  test('are named by their name where no zone is found', async () => {
    const unzoned = records.filter((record) => record !== 'pages.test SOA');
    expect(await findings('www.example.com', unzoned)).toMatchObject([
      { remedy: expect.stringMatching(/^have whoever runs acme\.pages\.test add the record/) },
    ]);
  });

  test('are ours in a zone of ours', async () => {
    expect(await findings('www.example.com', records, {}, ['pages.test'])).toMatchObject([
      { remedy: 'add the record' },
    ]);
    expect(
      await findings('www.example.com', [
        'www.example.com CNAME shop.example.com',
        'shop.example.com CAA 0 issue ";"',
      ]),
    ).toMatchObject([{ remedy: 'add the record' }]);
  });
});

test.each([
  ['accounturi=https://authority.test/1', 'accounturi'],
  ['validationmethods=http-01', 'validationmethods'],
  ['validationmethods=http-01 ; accounturi=x', 'validationmethods and accounturi'],
])('warns of a record that binds Amazon by %s', async (parameters, tags) => {
  const record = `example.com CAA 0 issue "amazon.com; ${parameters}"`;
  expect(await findings('shop.example.com', [record])).toMatchObject([
    {
      id: 'caa-parameters',
      severity: 'warning',
      problem: expect.stringContaining(`must not bind Amazon by ${tags} (RFC 8657)`),
      records: [{ value: '0 issue "amazon.com"' }],
    },
  ]);
  expect(await findings('shop.example.com', [record, 'example.com CAA 0 issue "amazontrust.com"'])).toEqual(
    [],
  );
});

test.each([
  'validationmethods=dns-01',
  'validationmethods=http-01,dns-01',
  'account=1',
  'cansignhttpexchanges=yes',
])('lets Amazon issue with %s', async (parameters) => {
  expect(await findings('shop.example.com', [`example.com CAA 0 issue "amazon.com; ${parameters}"`])).toEqual(
    [],
  );
});

test('finds an issuer with a dot at its end, which no authority knows', async () => {
  expect(await findings('shop.example.com', ['example.com CAA 0 issue "amazon.com."'])).toMatchObject([
    { id: 'caa-forbids' },
  ]);
});
