import { Token, Tokenization } from 'cdktf';

/** Whether a value is there and not a token, so that a rule can look at it. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}

/** The length a text has at least: of a token in it only Terraform knows what it stands for. */
export function knownLength(text: string): number {
  return Tokenization.reverseString(text).literals.map(String).join('').length;
}
