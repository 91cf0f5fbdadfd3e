import { gunzipSync } from 'node:zlib';

/** What a file is that is no JSON but may be told from its first bytes; completes "must be a plan, got …". */
export class NotText extends Error {}

/** The largest JSON that is read, in bytes: what a Buffer holds on every platform. */
const LARGEST = 2 ** 31 - 1;

/**
 * The UTF-8 of a text that may be compressed, or written by PowerShell, whose `>` makes UTF-16 of it; without byte
 * order mark.
 */
export function utf8Of(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0x1f && second === 0x8b) return utf8Of(unzipped(bytes));
  // Terraform saves plans as ZIP.
  if (first === 0x50 && second === 0x4b) throw new NotText('a plan as Terraform saves it');
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
  if (first === 0xff && second === 0xfe) return recoded(bytes.subarray(2), 'utf-16le');
  if (first === 0xfe && second === 0xff) return recoded(bytes.subarray(2), 'utf-16be');
  if (first !== 0 && second === 0) return recoded(bytes, 'utf-16le');
  if (first === 0 && second !== 0 && second !== undefined) return recoded(bytes, 'utf-16be');
  return bytes;
}

function unzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    throw new NotText('a gzip that is damaged or too large');
  }
}

/** Part by part, for a text has a greatest length; a part ends between two characters. */
function recoded(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const parts: Uint8Array[] = [];
  const step = 2 ** 24;
  for (let start = 0; start < bytes.length; start += step) {
    const end = start + step;
    parts.push(Buffer.from(decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length })));
  }
  return Buffer.concat(parts);
}
