import { getServers } from 'node:dns';
import { isIP, isIPv6 } from 'node:net';

export interface DnsServer {
  readonly address: string;
  readonly port: number;
}

const DNS_PORT = 53;
const PORT_MAXIMUM = 65_535;

/** `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1`, `[2001:db8::1]:53`; undefined where a text is none of these. */
export function parseDnsServer(text: string): DnsServer | undefined {
  if (isIP(text) !== 0) return { address: text, port: DNS_PORT };
  const [, bracketed, plain, digits = DNS_PORT] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  const port = Number(digits);
  return isIP(address) !== 0 && port >= 1 && port <= PORT_MAXIMUM ? { address, port } : undefined;
}

/**
 * The first DNS resolver that the system is set up with.
 *
 * @throws Error where it has none
 */
export function systemDnsServer(): DnsServer {
  const [first = 'none'] = getServers();
  const server = parseDnsServer(first);
  if (server === undefined) {
    throw new Error(`the system must have a DNS resolver, got ${first}; name another that is to be asked`);
  }
  return server;
}

/** `192.0.2.1:53`, `[2001:db8::1]:53`. */
export function serverText({ address, port }: DnsServer): string {
  return `${isIPv6(address) ? `[${address}]` : address}:${port}`;
}
