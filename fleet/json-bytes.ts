/*
 * Large JSON, part by part: a text is limited to 512 MiB and a plan is not, and most of a plan is never looked at.
 */

/** JSON that is none; its message completes "must be JSON, got …". */
export class JsonError extends Error {}

/** A value within JSON. */
export class JsonPart {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** The array or object that JSON is; nothing may follow it. @param deepest how far arrays and objects may be nested */
  public static of(bytes: Uint8Array, deepest: number): JsonPart {
    const start = afterSpace(bytes, 0);
    if (start === bytes.length) throw new JsonError('nothing');
    const isNested = bytes[start] === OPEN_OBJECT || bytes[start] === OPEN_ARRAY;
    if (!isNested) throw new JsonError(`something else at byte ${start}`);
    const end = endOfValue(bytes, start, deepest);
    if (afterSpace(bytes, end) < bytes.length) throw new JsonError(`more after its end at byte ${end}`);
    return new JsonPart(bytes, start, end);
  }

  public get isObject(): boolean {
    return this.bytes[this.start] === OPEN_OBJECT;
  }

  public get isArray(): boolean {
    return this.bytes[this.start] === OPEN_ARRAY;
  }

  public value(): unknown {
    try {
      return JSON.parse(decoder.decode(this.bytes.subarray(this.start, this.end)));
    } catch {
      throw new JsonError(`something else at byte ${this.start}`);
    }
  }

  /** The members of an object, by name; of one that is named twice the last. */
  public members(): Map<string, JsonPart> {
    const members = new Map<string, JsonPart>();
    let at = this.isObject ? afterSpace(this.bytes, this.start + 1) : this.end;
    while (at < this.end && this.bytes[at] === QUOTE) {
      const name = this.partAt(at);
      const colon = afterSpace(this.bytes, name.end);
      if (this.bytes[colon] !== COLON) break;
      const member = this.partAt(afterSpace(this.bytes, colon + 1));
      members.set(String(name.value()), member);
      at = this.afterComma(member.end);
    }
    this.expectEnd(at);
    return members;
  }

  /** The items of an array. */
  public *items(): Generator<JsonPart> {
    let at = this.isArray ? afterSpace(this.bytes, this.start + 1) : this.end;
    while (at < this.end - 1) {
      const item = this.partAt(at);
      yield item;
      at = this.afterComma(item.end);
    }
    this.expectEnd(at);
  }

  private partAt(start: number): JsonPart {
    return new JsonPart(this.bytes, start, endOfValue(this.bytes, start, Infinity));
  }

  /** Where the next one begins, or the closing bracket stands. */
  private afterComma(at: number): number {
    const next = afterSpace(this.bytes, at);
    const isLast = this.bytes[next] !== COMMA;
    const following = isLast ? next : afterSpace(this.bytes, next + 1);
    if (isLast !== (following === this.end - 1)) throw new JsonError(`something else at byte ${following}`);
    return following;
  }

  /** Anything but the closing bracket is no JSON. */
  private expectEnd(at: number): void {
    if (at < this.end - 1) throw new JsonError(`something else at byte ${at}`);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const SPACE = 0x20;

function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at]! <= SPACE) at += 1;
  return at;
}

/** Counts brackets instead of descending into them, so that no depth is too much for it. */
function endOfValue(bytes: Uint8Array, start: number, deepest: number): number {
  let depth = 0;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte === QUOTE) at = endOfText(bytes, at);
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      depth += 1;
      at += 1;
      if (depth > deepest) throw new JsonError(`more than ${deepest} levels, at byte ${at}`);
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      depth -= 1;
      at += 1;
    } else if (depth > 0) at += 1;
    else at = endOfWord(bytes, at);
    if (depth <= 0) return at;
  }
  throw new JsonError('a part of it that ends too early');
}

function endOfText(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at + 1;
  }
  throw new JsonError('a part of it that ends too early');
}

/** A number, true, false or null, until what may follow it. */
function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && /[\w.+-]/.test(String.fromCharCode(bytes[at]!))) at += 1;
  if (at === start) throw new JsonError(`something else at byte ${start}`);
  return at;
}
