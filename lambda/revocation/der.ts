/** One value of DER: a tag, and what it holds. */
export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** With its tag and length. */
  readonly whole: Buffer;
}

/** Bytes that are no DER. */
export class MalformedDer extends Error {}

/** Tags of ITU-T X.690 that are looked for. */
export const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/**
 * The value at an offset.
 *
 * @param tag that it must have. @default - any
 * @throws MalformedDer where none is there
 */
export function valueAt(bytes: Buffer, offset: number, tag?: number): DerValue {
  const [first, second] = [bytes[offset], bytes[offset + 1]];
  if (first === undefined || second === undefined) throw new MalformedDer('it ends within a value');
  if (tag !== undefined && first !== tag)
    throw new MalformedDer(`it has a value of tag ${first}, not ${tag}`);
  const lengthBytes = second < 0x80 ? 0 : second & 0x7f;
  const start = offset + 2 + lengthBytes;
  // DER has no indefinite length, and nothing here is longer than four bytes say.
  if (second === 0x80 || lengthBytes > 4 || start > bytes.length)
    throw new MalformedDer('it has a length that is none');
  const length = lengthBytes === 0 ? second : bytes.readUIntBE(offset + 2, lengthBytes);
  const end = start + length;
  if (end > bytes.length) throw new MalformedDer('it ends within a value');
  return { tag: first, content: bytes.subarray(start, end), whole: bytes.subarray(offset, end) };
}

/**
 * The values that another holds, in their order.
 *
 * @throws MalformedDer where it holds anything else
 */
export function valuesIn({ content }: DerValue): DerValue[] {
  const values: DerValue[] = [];
  for (let offset = 0; offset < content.length;) {
    const value = valueAt(content, offset);
    values.push(value);
    offset += value.whole.length;
  }
  return values;
}

/** An object identifier, as its bytes in hexadecimal say it. */
export function identifierIn(value: DerValue | undefined): string {
  if (value?.tag !== TAG.objectIdentifier)
    throw new MalformedDer('it has no object identifier where one must be');
  return value.content.toString('hex');
}

/** A moment, as X.509 writes it (RFC 5280, 4.1.2.5). */
export function timeIn({ tag, content }: DerValue): Date {
  const text = content.toString('latin1');
  const [, year, rest] = /^(\d{2}|\d{4})(\d{10})Z$/.exec(text) ?? [];
  if (year === undefined || rest === undefined || (year.length === 2) !== (tag === TAG.utcTime))
    throw new MalformedDer('it has a time that is none');
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const [month, day, hour, minute, second] = rest.match(/../g)!;
  const time = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new MalformedDer('it has a time that is none');
  return time;
}
