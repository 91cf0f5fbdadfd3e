import { visibleLines } from './visible-text';

/** A value as JSON in which every character can be seen; parsed, it is the same value. */
export function jsonText(value: unknown, indentation?: number): string {
  return visibleLines(JSON.stringify(value, null, indentation));
}
