import { itemsOf } from '../draft';
import { text } from '../form';
import type { LookUp } from './consumer-kind';

/** The form of the id of something of a network, by its prefix (Amazon EC2 User Guide, resource IDs). */
export function networkId(what: string, prefix: string) {
  return text(
    `the id of ${what}`,
    new RegExp(`^${prefix}-[0-9a-f]{8,17}$`),
    `write it as "${prefix}-0a1b2c3d4e5f60718"`,
  );
}

/** What must stand, by its ids. */
export function lookUpsOf(
  what: LookUp['what'],
  ids: ReadonlyArray<string | undefined> | undefined,
): LookUp[] {
  return itemsOf(ids).map(([, name]) => ({ what, name }));
}

/** An IPv4 address as a number; undefined where the text is none. */
function ipv4Number(text: string): number | undefined {
  const [, ...parts] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text) ?? [];
  const octets = parts.map(Number);
  return octets.length === 4 && octets.every((octet) => octet < 256)
    ? octets.reduce((sum, octet) => sum * 256 + octet, 0)
    : undefined;
}

export const ipv4Address = text(
  'an IPv4 address',
  (value) => ipv4Number(value) !== undefined,
  'write it as "203.0.113.10"',
);

/** The form of a block of IPv4 addresses, none of the bits after its prefix set, as the provider asks. */
export function cidrBlock(shortest: number, longest: number) {
  return text(
    `a CIDR block of IPv4 from /${shortest} to /${longest}, which begins with its first address`,
    (value) => {
      const [, first = '', length] = /^([\d.]+)\/(\d{1,2})$/.exec(value) ?? [];
      const [address, prefix] = [ipv4Number(first), Number(length)];
      return (
        address !== undefined && prefix >= shortest && prefix <= longest && address % 2 ** (32 - prefix) === 0
      );
    },
    'write it as "10.64.0.0/16"',
  );
}
