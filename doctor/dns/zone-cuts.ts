import type { Resolver } from './resolver';

/** The name above a name; above a name of one label is the root, the empty text. */
export function parentName(name: string): string {
  return name.split('.').slice(1).join('.');
}

/** The zone a name is in, as the resolver sees it: the nearest name at or above it with an SOA record. */
export async function zoneOf(resolver: Resolver, name: string): Promise<string> {
  for (let candidate = name; candidate !== ''; candidate = parentName(candidate)) {
    if (await isZone(resolver, candidate)) return candidate;
  }
  return '';
}

/** Whether the resolver finds a zone of this name. */
export async function isZone(resolver: Resolver, name: string): Promise<boolean> {
  const { answers } = await resolver.look(name, 'SOA');
  return answers.some((record) => record.type === 'SOA' && record.name === name);
}

/** The name servers a zone says it has, sorted; none where the resolver does not find the zone. */
export async function nameServersOf(resolver: Resolver, zoneName: string): Promise<string[]> {
  const { answers } = await resolver.look(zoneName, 'NS');
  return answers
    .flatMap((record) => (record.type === 'NS' && record.name === zoneName ? record.value : []))
    .sort();
}

/** Addresses of a host, those of IPv4 first. */
export async function addressesOf(resolver: Resolver, hostName: string): Promise<string[]> {
  const responses = await Promise.all([resolver.look(hostName, 'A'), resolver.look(hostName, 'AAAA')]);
  return responses.flatMap(({ answers }) =>
    answers.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? record.value : [])),
  );
}
