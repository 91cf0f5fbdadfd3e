import { Resolver } from '../../doctor/dns/resolver';
import { type DnsServer, type DnsWorld, startDnsServer } from './dns-server';

const started: DnsServer[] = [];

/** A resolver of a world; its server stops with {@link stopDnsServers}. */
export async function resolverOf(
  world: DnsWorld,
  attemptMilliseconds?: number,
): Promise<{ resolver: Resolver; server: DnsServer }> {
  const server = await startDnsServer(world);
  started.push(server);
  const resolver = new Resolver({
    server: { address: '127.0.0.1', port: server.port },
    nameServerPort: server.port,
    signal: new AbortController().signal,
    attemptMilliseconds,
  });
  return { resolver, server };
}

/** For `afterEach`. */
export async function stopDnsServers(): Promise<void> {
  await Promise.all(started.splice(0).map((server) => server.stop()));
}
