/** A serial that ACM gives, as certificates write it: without colons. */
export function plainSerial(serial: string | undefined): string | undefined {
  return serial?.replaceAll(':', '').toUpperCase();
}

/** Whether two serials are one: some are written with zeros in front. */
export function isSameSerial(one: string, other: string): boolean {
  return BigInt(`0x${one}`) === BigInt(`0x${other}`);
}
