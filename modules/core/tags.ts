import { type BrokenRule, Words } from './broken-rule';

/** Resource tags; they are merged with the provider's default tags. */
export type Tags = Readonly<Record<string, string>>;

/** Tag with the environment's name, which everything that its stacks make has, and rights go by. */
export const ENVIRONMENT_TAG = 'certfleet:environment';

const KEY_MAXIMUM = 128;
const VALUE_MAXIMUM = 256;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The rule that a tag breaks (AWS General Reference, tagging), which shows no value; undefined for a good one. */
export function tagProblem(key: string, value: string): BrokenRule | undefined {
  const shown = JSON.stringify(key.slice(0, 40));
  if (key === '' || key.length > KEY_MAXIMUM) {
    return {
      subject: 'a tag key',
      rule: `must have 1 to ${KEY_MAXIMUM} characters`,
      got: new Words(`${key.length} in ${shown}`),
      remedy: 'shorten it',
    };
  }
  if (/^aws:/i.test(key)) {
    return {
      subject: 'a tag key',
      rule: 'must not start with "aws:"',
      got: new Words(shown),
      remedy: 'AWS keeps this prefix for itself',
    };
  }
  if (value.length > VALUE_MAXIMUM) {
    return {
      subject: 'a tag value',
      rule: `must have at most ${VALUE_MAXIMUM} characters`,
      got: new Words(`${value.length} in tag ${shown}`),
      remedy: 'shorten it',
    };
  }
  if (!ALLOWED.test(key) || !ALLOWED.test(value)) {
    return {
      subject: 'a tag',
      rule: 'takes letters, digits, spaces and _ . : / = + - @',
      got: new Words(`tag ${shown}`),
      remedy: 'replace the other characters',
    };
  }
  return undefined;
}
