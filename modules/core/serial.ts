/** A serial that ACM gives, as certificates write it: without colons. */
export function plainSerial(serial: string | undefined): string | undefined {
  return serial?.replaceAll(':', '').toUpperCase();
}

/** Whether two serials are one: some are written with zeros in front, some in lower case. */
export function isSameSerial(one: string, other: string): boolean {
  return withoutZeros(one) === withoutZeros(other);
}

/** A serial as a number is written. */
export function withoutZeros(serial: string): string {
  return serial.toUpperCase().replace(/^0+/, '');
}
