import type { DelegatedZone } from './delegated-zone';
import { DnsFailure } from './dns-exchange';
import type { Finding } from './finding';
import type { Resolver } from './resolver';
import { addressesOf, isZone } from './zone-cuts';

/** Whether the name servers a zone is delegated to answer for it, and the resolver believes them. */
export async function serviceFindings(
  resolver: Resolver,
  { name, hostedNameServers, nameServersAreKnownTo }: DelegatedZone,
  delegated: readonly string[],
): Promise<Finding[]> {
  const services = await Promise.all(delegated.map((host) => service(resolver, host, name)));
  const failures = services.flatMap(({ host, failure }) => (failure ? [`${failure} from ${host}`] : []));
  if (failures.length > 0) {
    const nobodyServes = failures.length === delegated.length;
    return [
      {
        id: nobodyServes ? 'zone-not-served' : 'zone-partly-served',
        severity: nobodyServes ? 'error' : 'warning',
        name,
        subject: `zone ${name}`,
        problem: `must be served by the name servers it is delegated to, got ${failures.join(', ')}`,
        remedy: hostedNameServers
          ? 'wait until Route 53 serves it, or create the hosted zone again'
          : `delegate it to the name servers from ${nameServersAreKnownTo}`,
        records: [],
      },
    ];
  }
  if (await isZone(resolver, name)) return [];
  const { code } = await resolver.look(name, 'SOA');
  return [
    {
      id: 'zone-not-believed',
      severity: 'error',
      name,
      subject: `zone ${name}`,
      problem: `must be found by the resolver, as its name servers serve it, got ${code === 'NOERROR' ? 'no SOA record' : code}`,
      remedy: 'wait until caches expire, or ask another resolver',
      records: [],
    },
  ];
}

/** What goes wrong when a name server is asked for a zone. */
async function service(
  resolver: Resolver,
  host: string,
  zoneName: string,
): Promise<{ readonly host: string; readonly failure?: string }> {
  const [address] = await addressesOf(resolver, host);
  if (address === undefined) return { host, failure: 'no address' };
  try {
    const { code, isAuthoritative, answers } = await resolver.askNameServer(address, zoneName, 'SOA');
    const serves = isAuthoritative && answers.some(({ type, name }) => type === 'SOA' && name === zoneName);
    return serves ? { host } : { host, failure: code === 'NOERROR' ? 'no SOA record' : code };
  } catch (error) {
    if (error instanceof DnsFailure) return { host, failure: 'no answer' };
    throw error;
  }
}
