import { Token } from 'cdktf';

/** Whether a value is there and not a token, so that a rule can look at it. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}
