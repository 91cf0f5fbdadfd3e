/** Resource tags; they are merged with the provider's default tags. */
export type Tags = Readonly<Record<string, string>>;

const KEY_MAXIMUM = 128;
const VALUE_MAXIMUM = 256;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** What is wrong with one tag, as `rule, got value; remedy` (AWS General Reference, tagging); undefined for a good one. */
export function tagProblem(key: string, value: string): string | undefined {
  const shown = JSON.stringify(key.slice(0, 40));
  if (key === '' || key.length > KEY_MAXIMUM) {
    return `a tag key must have 1 to ${KEY_MAXIMUM} characters, got ${key.length} in ${shown}; shorten it`;
  }
  if (/^aws:/i.test(key)) {
    return `a tag key must not start with "aws:", got ${shown}; AWS keeps this prefix for itself`;
  }
  if (value.length > VALUE_MAXIMUM) {
    return `a tag value must have at most ${VALUE_MAXIMUM} characters, got ${value.length} in tag ${shown}; shorten it`;
  }
  if (!ALLOWED.test(key) || !ALLOWED.test(value)) {
    return `a tag takes letters, digits, spaces and _ . : / = + - @, got tag ${shown}; replace the other characters`;
  }
  return undefined;
}
