import { caaFindings } from '../../../cli/dns/caa';
import { resolverOf, stopDnsServers } from '../../support/dns-resolver';
import { TOP } from '../../support/dns-server';

afterEach(stopDnsServers);

async function findings(name: string, records: readonly string[], failures?: Record<string, number>) {
  const { resolver } = await resolverOf({ records: [...TOP, ...records], failures });
  return caaFindings(resolver, name);
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
  expect(await findings('shop.example.com', [], { 'example.com CAA': 2 })).toMatchObject([
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
