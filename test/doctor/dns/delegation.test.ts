import { delegationFindings } from '../../../doctor/dns/delegation';
import { resolverOf, stopDnsServers } from '../../support/dns-resolver';
import { type DnsWorld, TOP } from '../../support/dns-server';

afterEach(stopDnsServers);

interface World extends Partial<DnsWorld> {
  readonly attemptMilliseconds?: number;
}

async function findings(world: World, hostedNameServers?: readonly string[], name = 'example.com') {
  const { resolver } = await resolverOf({ records: TOP, ...world }, world.attemptMilliseconds);
  return delegationFindings(resolver, { name, hostedNameServers, nameServersAreKnownTo: 'the stack' });
}

const OWN = ['ns1.example.com', 'ns2.example.com'];

test('is content with a zone that its parent sends everybody to', async () => {
  expect(await findings({})).toEqual([]);
  expect(await findings({}, OWN)).toEqual([]);
});

test('finds that the parent does not delegate', async () => {
  const records = TOP.filter((line) => !line.startsWith('example.com '));
  expect(await findings({ records })).toEqual([
    {
      id: 'not-delegated',
      severity: 'error',
      name: 'example.com',
      subject: 'zone example.com',
      problem: 'must be delegated by its parent zone com, got no NS records there',
      remedy: 'add NS records to the zone com, their values from the stack',
      records: [],
    },
  ]);
  expect(await findings({ records }, ['ns-1.awsdns-1.org', 'ns-2.awsdns-2.net'])).toMatchObject([
    {
      remedy: 'add the records to the zone com',
      records: [
        { name: 'example.com', type: 'NS', value: 'ns-1.awsdns-1.org.' },
        { name: 'example.com', type: 'NS', value: 'ns-2.awsdns-2.net.' },
      ],
    },
  ]);
});

test('finds the parent several labels up', async () => {
  expect(await findings({}, undefined, 'a.b.example.com')).toMatchObject([
    { id: 'not-delegated', problem: expect.stringContaining('parent zone example.com') },
  ]);
});

test('finds a delegation to other name servers than those of the hosted zone', async () => {
  expect(await findings({}, ['ns-1.awsdns-1.org', 'ns1.example.com'])).toMatchObject([
    {
      id: 'delegated-elsewhere',
      severity: 'error',
      problem: "must name the hosted zone's name servers, got ns1.example.com, ns2.example.com",
      remedy: 'take ns2.example.com away, and have exactly these records',
      records: [{ value: 'ns-1.awsdns-1.org.' }, { value: 'ns1.example.com.' }],
    },
  ]);
});

test('warns of name servers of the hosted zone that the parent leaves out', async () => {
  expect(await findings({}, [...OWN, 'ns3.example.com'])).toMatchObject([
    { id: 'delegation-incomplete', severity: 'warning', records: [{ value: 'ns3.example.com.' }] },
  ]);
});

test('warns of a delegation that differs from what the zone says of itself', async () => {
  expect(await findings({ delegations: { 'example.com': ['ns1.example.com'] } })).toMatchObject([
    { id: 'delegation-differs', severity: 'warning' },
  ]);
});

test('finds name servers that do not serve the zone', async () => {
  expect(await findings({ refusedZones: ['example.com'] })).toMatchObject([
    {
      id: 'zone-not-served',
      severity: 'error',
      problem: expect.stringContaining('got REFUSED from ns1.example.com, REFUSED from ns2.example.com'),
      remedy: 'delegate it to the name servers from the stack',
    },
  ]);
});

test('warns where only some of the name servers serve the zone', async () => {
  const records = TOP.filter((line) => line !== 'ns2.example.com A 127.0.0.1');
  expect(await findings({ records })).toMatchObject([
    {
      id: 'zone-partly-served',
      severity: 'warning',
      problem: expect.stringContaining('no address from ns2'),
    },
  ]);
});

test('finds a zone that is served but that the resolver denies', async () => {
  expect(await findings({ failures: { 'example.com SOA': 3 } })).toMatchObject([
    { id: 'zone-not-believed', severity: 'error', problem: expect.stringContaining('got NXDOMAIN') },
  ]);
});

test('fails where the resolver does not say whether it finds a zone that is served', async () => {
  await expect(findings({ failures: { 'example.com SOA': 2 } })).rejects.toThrow(
    /^DNS server .* must answer, got SERVFAIL for example\.com SOA$/,
  );
});

test('tells what the parent says of a zone that the resolver cannot find out', async () => {
  const failures = { 'example.com NS': 2, 'example.com SOA': 2 };
  expect(await findings({ failures, refusedZones: ['example.com'] })).toMatchObject([
    { id: 'zone-not-served', problem: expect.stringContaining('got REFUSED from ns1.example.com') },
  ]);
});

describe('name servers under names of their own', () => {
  const own = ['vanity1.example.com', 'vanity2.example.com'];
  const delegations = { 'example.com': own };
  const records = [...TOP, ...own.map((host) => `${host} A 127.0.0.1`)];
  const hosted = ['ns-1.awsdns-1.org', 'ns-2.awsdns-2.net'];

  test('are those of the hosted zone where they have their addresses', async () => {
    const addresses = hosted.map((host) => `${host} A 127.0.0.1`);
    expect(await findings({ delegations, records: [...records, ...addresses] }, hosted)).toEqual([]);
  });

  test('are those the zone names itself where they have their addresses', async () => {
    expect(await findings({ delegations, records })).toEqual([]);
  });

  test('are others where they have other addresses, or none are known', async () => {
    const others = hosted.map((host) => `${host} A 127.0.0.9`);
    for (const more of [others, []]) {
      expect(await findings({ delegations, records: [...records, ...more] }, hosted)).toMatchObject([
        { id: 'delegated-elsewhere', severity: 'error' },
      ]);
    }
  });
});

test("goes by the resolver where the parent's name servers cannot be asked, and says so", async () => {
  const silent = { hasSilentNameServers: true, attemptMilliseconds: 200 };
  expect(await findings(silent)).toMatchObject([{ id: 'parent-not-asked', severity: 'warning' }]);
  expect(await findings(silent, ['ns-1.awsdns-1.org'])).toMatchObject([
    { id: 'parent-not-asked' },
    { id: 'delegated-elsewhere' },
  ]);
  const records = TOP.filter((line) => !line.startsWith('example.com '));
  expect(await findings({ ...silent, records })).toMatchObject([{ id: 'not-delegated' }]);
});
