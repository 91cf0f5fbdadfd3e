import type { DelegatedZone } from './delegated-zone';
import { DnsFailure } from './dns-exchange';
import type { Finding, RecordToAdd } from './finding';
import { type Resolver, isAnswer } from './resolver';
import { addressesOf, nameServersOf, parentName, zoneOf } from './zone-cuts';
import { serviceFindings } from './zone-service';

/** Whether the parent zone sends everybody to the name servers of a zone, and they answer for it. */
export async function delegationFindings(resolver: Resolver, zone: DelegatedZone): Promise<Finding[]> {
  const parent = await zoneOf(resolver, parentName(zone.name));
  const delegated = await delegatedNameServers(resolver, parent, zone.name);
  const own = await nameServersOf(resolver, zone.name).catch((error: unknown) => {
    // What the parent says can still be told.
    if (error instanceof DnsFailure && delegated !== undefined) return [];
    throw error;
  });
  const nameServers = delegated ?? own;
  if (nameServers.length === 0) return [notDelegated(zone, parent)];
  const unasked = delegated === undefined ? [parentUnasked(zone, parent, own)] : [];
  const different = await differenceFindings(resolver, zone, parent, nameServers, own);
  if (different.some(({ severity }) => severity === 'error') || delegated === undefined) {
    return [...unasked, ...different];
  }
  return [...different, ...(await serviceFindings(resolver, zone, delegated))];
}

/** How many of the parent's name servers are asked; a top-level domain has a dozen. */
const PARENT_SERVERS_ASKED = 4;

/** The name servers a parent zone names, sorted: none where it does not delegate, undefined where nobody says. */
async function delegatedNameServers(
  resolver: Resolver,
  parent: string,
  zoneName: string,
): Promise<string[] | undefined> {
  const hosts = (await nameServersOf(resolver, parent)).slice(0, PARENT_SERVERS_ASKED);
  try {
    return await Promise.any(hosts.map((host) => referral(resolver, host, zoneName)));
  } catch (error) {
    if (error instanceof AggregateError) return undefined; // Not one could be asked, as behind a firewall.
    throw error;
  }
}

/** What one name server of the parent says; as a referral, or as an answer where it also serves the zone. */
async function referral(resolver: Resolver, host: string, zoneName: string): Promise<string[]> {
  const [address] = await addressesOf(resolver, host);
  if (address === undefined) throw new DnsFailure(`name server ${host} must have an address, got none`);
  const { code, isAuthoritative, answers, authorities } = await resolver.askNameServer(
    address,
    zoneName,
    'NS',
  );
  const nameServers = [...answers, ...authorities].flatMap((record) =>
    record.type === 'NS' && record.name === zoneName ? record.value : [],
  );
  if (!isAnswer(code) || (nameServers.length === 0 && !isAuthoritative)) {
    throw new DnsFailure(`name server ${host} must answer for the zone above ${zoneName}, got ${code}`);
  }
  return nameServers.sort();
}

function notDelegated(zone: DelegatedZone, parent: string): Finding {
  return {
    id: 'not-delegated',
    severity: 'error',
    name: zone.name,
    subject: `zone ${zone.name}`,
    problem: `must be delegated by its parent zone ${parent || '.'}, got no NS records there`,
    remedy: zone.hostedNameServers
      ? `add the records to the zone ${parent || '.'}`
      : `add NS records to the zone ${parent || '.'}, their values from ${zone.nameServersAreKnownTo}`,
    records: delegationRecords(zone.name, zone.hostedNameServers ?? []),
  };
}

function parentUnasked(zone: DelegatedZone, parent: string, own: readonly string[]): Finding {
  return {
    id: 'parent-not-asked',
    severity: 'warning',
    name: zone.name,
    subject: `zone ${zone.name}`,
    problem: `must be delegated by its parent zone ${parent || '.'}, whose name servers cannot be asked from here; the resolver finds ${own.join(', ')}`,
    remedy: 'run this where port 53 of any address can be reached',
    records: [],
  };
}

/** Where the delegation differs from the hosted zone or, without its name servers, from what the zone says. */
async function differenceFindings(
  resolver: Resolver,
  zone: DelegatedZone,
  parent: string,
  delegated: readonly string[],
  own: readonly string[],
): Promise<Finding[]> {
  const hosted = zone.hostedNameServers;
  const wanted = hosted ?? own;
  const { elsewhere, absent } = await difference(resolver, delegated, wanted);
  if (wanted.length === 0 || elsewhere.length + absent.length === 0) return [];
  const about = { name: zone.name, subject: `delegation of ${zone.name} in ${parent || '.'}` };
  if (hosted === undefined) {
    return [
      {
        ...about,
        id: 'delegation-differs',
        severity: 'warning',
        problem: `must name the zone's own name servers ${own.join(', ')}, got ${delegated.join(', ')}`,
        remedy: 'make the two the same',
        records: [],
      },
    ];
  }
  return [
    {
      ...about,
      id: elsewhere.length > 0 ? 'delegated-elsewhere' : 'delegation-incomplete',
      severity: elsewhere.length > 0 ? 'error' : 'warning',
      problem: `must name the hosted zone's name servers, got ${delegated.join(', ')}`,
      remedy:
        elsewhere.length > 0
          ? `take ${elsewhere.join(', ')} away, and have exactly these records`
          : 'add the records',
      records: delegationRecords(zone.name, elsewhere.length > 0 ? hosted : absent),
    },
  ];
}

/** Who is named and not wanted, and the reverse. Two names are one server where they have an address in common. */
async function difference(
  resolver: Resolver,
  named: readonly string[],
  wanted: readonly string[],
): Promise<{ readonly elsewhere: string[]; readonly absent: string[] }> {
  const elsewhere = named.filter((server) => !wanted.includes(server));
  const absent = wanted.filter((server) => !named.includes(server));
  if (elsewhere.length === 0 || absent.length === 0) return { elsewhere, absent };
  const addresses = async (servers: readonly string[]) =>
    Promise.all(servers.map(async (server) => ({ server, has: await addressesOf(resolver, server) })));
  const [ofElsewhere, ofAbsent] = await Promise.all([addresses(elsewhere), addresses(absent)]);
  const unpaired = (some: typeof ofAbsent, others: typeof ofAbsent) =>
    some
      .filter(({ has }) => !others.some((other) => other.has.some((address) => has.includes(address))))
      .map(({ server }) => server);
  return { elsewhere: unpaired(ofElsewhere, ofAbsent), absent: unpaired(ofAbsent, ofElsewhere) };
}

/** NS records of a zone, for its parent zone. */
export function delegationRecords(zoneName: string, nameServers: readonly string[]): RecordToAdd[] {
  return nameServers.map((server) => ({ name: zoneName, type: 'NS', value: `${server}.` }));
}
