import { standsInDns, validationCnameFindings } from '../../../doctor/dns/validation-cname';
import { resolverOf, stopDnsServers } from '../../support/dns-resolver';
import type { DnsWorld } from '../../support/dns-server';

afterEach(stopDnsServers);

const wanted = {
  domainName: 'shop.example.com',
  name: '_n.shop.example.com',
  value: '_v.acm-validations.aws',
};
const record = { name: wanted.name, type: 'CNAME', value: '_v.acm-validations.aws.' };

async function findings(records: readonly string[], world: Partial<DnsWorld> = {}) {
  const { resolver } = await resolverOf({ records: ['example.com SOA', ...records], ...world });
  return validationCnameFindings(resolver, wanted, 'example.com');
}

/** So many records from the wanted name to the wanted value. */
function chain(length: number): string[] {
  const names = [wanted.name, ...Array.from({ length: length - 1 }, (_, index) => `hop${index + 1}.test`)];
  return names.map((name, index) => `${name} CNAME ${names[index + 1] ?? wanted.value}`);
}

test.each([1, 5])('is content with a chain of %d that leads to the value', async (length) => {
  expect(await findings(chain(length))).toEqual([]);
});

test('finds a chain of 6, which is longer than ACM follows', async () => {
  expect(await findings(chain(6))).toMatchObject([
    {
      id: 'validation-record-chain',
      severity: 'error',
      name: 'shop.example.com',
      problem: expect.stringContaining('at most 5 CNAME records'),
      records: [record],
    },
  ]);
});

test('finds a loop', async () => {
  expect(
    await findings([`${wanted.name} CNAME a.test`, 'a.test CNAME b.test', 'b.test CNAME a.test']),
  ).toMatchObject([
    {
      id: 'validation-record-loops',
      problem: expect.stringContaining('_n.shop.example.com -> a.test -> b.test -> a.test'),
    },
  ]);
});

test('finds another value, and names both', async () => {
  expect(await findings([`${wanted.name} CNAME _other.acm-validations.aws`])).toMatchObject([
    {
      id: 'validation-record-differs',
      problem: 'must lead to _v.acm-validations.aws, got _other.acm-validations.aws',
      records: [record],
    },
  ]);
});

test('finds that there is none, and says which to add', async () => {
  expect(await findings([])).toEqual([
    {
      id: 'validation-record-missing',
      severity: 'error',
      name: 'shop.example.com',
      subject: 'validation record _n.shop.example.com',
      problem: 'must exist, got none',
      remedy: 'add it, or wait for whoever publishes it',
      records: [record],
    },
  ]);
});

test('finds one whose name has the zone twice', async () => {
  expect(await findings([`${wanted.name}.example.com CNAME ${wanted.value}`])).toMatchObject([
    {
      id: 'validation-record-missing',
      problem: 'must exist, got one at _n.shop.example.com.example.com',
      remedy: expect.stringContaining('twice'),
    },
  ]);
});

test('finds a zone that does not answer', async () => {
  expect(await findings([], { failures: { '_n.shop.example.com CNAME': 2 } })).toMatchObject([
    { id: 'validation-record-fails', problem: expect.stringContaining('SERVFAIL') },
  ]);
});

test('finds a record that the DNS service proxies or flattens', async () => {
  expect(await findings([`${wanted.name} A 192.0.2.7`, `${wanted.name} AAAA 2001:db8::7`])).toMatchObject([
    {
      id: 'validation-record-flattened',
      severity: 'error',
      problem: 'must be a CNAME record, got the addresses 192.0.2.7, 2001:db8::7',
      records: [record],
    },
  ]);
});

test('finds a record that signatures keep back', async () => {
  expect(
    await findings([`${wanted.name} CNAME ${wanted.value}`], { brokenSignatures: [wanted.name] }),
  ).toMatchObject([{ id: 'dnssec-broken', name: 'shop.example.com', subject: 'zone example.com' }]);
});

test('fails where the resolver refuses', async () => {
  await expect(findings([], { resolverCode: 5 })).rejects.toThrow(
    'got REFUSED for _n.shop.example.com CNAME',
  );
});

test.each([
  [true, [`${wanted.name} CNAME ${wanted.value}`]],
  [false, [`${wanted.name} CNAME _other.acm-validations.aws`]],
  [false, chain(2)],
  [false, []],
])('says %s of a record that stands itself: %j', async (stands, records) => {
  const { resolver } = await resolverOf({ records: ['example.com SOA', ...records] });
  expect(await standsInDns(resolver, wanted)).toBe(stands);
});
