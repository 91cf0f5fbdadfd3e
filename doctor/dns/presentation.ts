import { normalizeDomainName } from '../../modules/core';

/**
 * Text of a DNS message in the form of a zone file (RFC 1035, section 5.1): printable ASCII, all else as `\DDD`.
 *
 * Who runs a zone chooses its text, so nothing of it reaches a terminal in another form.
 */
export function presentText(text: string): string {
  return [...Buffer.from(text)].map(presentByte).join('');
}

/** As {@link presentText}, lower case and without the last dot; the root is the empty text. */
export function presentName(name: string): string {
  return normalizeDomainName(presentText(name).replaceAll(' ', '\\032'));
}

function presentByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '"' || character === '\\') return `\\${character}`;
  return byte >= 0x20 && byte <= 0x7e ? character : `\\${String(byte).padStart(3, '0')}`;
}

const LABEL_MAXIMUM = 63;
const NAME_MAXIMUM = 253;

/** Whether a presented name can be put into a question as it is: letters of DNS only, nothing escaped. */
export function canBeAsked(name: string): boolean {
  if (name === '') return true;
  return (
    name.length <= NAME_MAXIMUM &&
    name.split('.').every((label) => /^[!-~]+$/.test(label) && label.length <= LABEL_MAXIMUM) &&
    !name.includes('\\')
  );
}
