import { type BrokenRule, Words } from '../modules/core';

/**
 * A rule as the message of a form. Zod hands messages on as text, so it is JSON: no sentence that somebody has to cut
 * apart. A value that was found stays out of it, for it stands at the path.
 */
export function ruleMessage({ got, ...rule }: BrokenRule): string {
  return JSON.stringify({ ...rule, words: got instanceof Words ? got.text : undefined });
}

/** The rule that a message tells, broken by a value. */
export function ruleOfMessage(message: string, value: unknown): BrokenRule {
  const { words, ...rule } = JSON.parse(message) as BrokenRule & { readonly words?: string };
  return { ...rule, got: words === undefined ? value : new Words(words) };
}
