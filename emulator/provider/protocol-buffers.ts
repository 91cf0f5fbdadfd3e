/** Wire type of a message, a string or a map's entry: see "Encoding" of Protocol Buffers. */
const LENGTH_DELIMITED = 2;

export interface Field {
  readonly number: number;
  readonly body: Buffer;
  /** With its tag and length. */
  readonly whole: Buffer;
}

/**
 * Fields of a message that has messages, strings and maps only.
 *
 * @throws Error where it has others
 */
export function* fieldsOf(message: Buffer): Generator<Field> {
  for (let at = 0; at < message.length;) {
    const start = at;
    const tag = varint(message, start);
    if ((tag.value & 7) !== LENGTH_DELIMITED)
      throw new Error(
        `a field of the provider's protocol must tell its length, got wire type ${tag.value & 7}`,
      );
    const length = varint(message, tag.end);
    at = length.end + length.value;
    yield {
      number: tag.value >> 3,
      body: message.subarray(length.end, at),
      whole: message.subarray(start, at),
    };
  }
}

function varint(message: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start, factor = 1; ; at += 1, factor *= 128) {
    const byte = message.readUInt8(at);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, end: at + 1 };
  }
}
