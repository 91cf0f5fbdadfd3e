/** Fields of `GetProviderSchema.Response` that map the names of types to schemas: see tfplugin5.proto. */
const SCHEMAS_BY_TYPE: ReadonlySet<number> = new Set([2, 3, 8]);

/** Wire type of a message, a string or a map's entry: see "Encoding" of Protocol Buffers. */
const LENGTH_DELIMITED = 2;

/**
 * A provider's schema with these types of resources and data sources only. Terraform reads all that it is told, for
 * each command anew: hashicorp/aws has more than two thousand.
 *
 * @param response a `GetProviderSchema.Response`
 * @throws Error where it is none
 */
export function cutSchema(response: Buffer, types: ReadonlySet<string>): Buffer {
  const kept = [...fieldsOf(response)].filter(
    ({ number, body }) => !SCHEMAS_BY_TYPE.has(number) || types.has(keyOf(body)),
  );
  return Buffer.concat(kept.map(({ whole }) => whole));
}

interface Field {
  readonly number: number;
  readonly body: Buffer;
  /** With its tag and length. */
  readonly whole: Buffer;
}

function* fieldsOf(message: Buffer): Generator<Field> {
  for (let at = 0; at < message.length;) {
    const start = at;
    const tag = varint(message, start);
    if ((tag.value & 7) !== LENGTH_DELIMITED)
      throw new Error(`a provider's schema has messages only, got wire type ${tag.value & 7}`);
    const length = varint(message, tag.end);
    at = length.end + length.value;
    yield {
      number: tag.value >> 3,
      body: message.subarray(length.end, at),
      whole: message.subarray(start, at),
    };
  }
}

/** Key of a map's entry: its first field. */
function keyOf(entry: Buffer): string {
  const [key] = fieldsOf(entry);
  return key!.body.toString();
}

function varint(message: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start, factor = 1; ; at += 1, factor *= 128) {
    const byte = message.readUInt8(at);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, end: at + 1 };
  }
}
