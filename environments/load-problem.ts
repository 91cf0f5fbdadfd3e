import { resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { visibleText } from '../modules/core';
import type { Problem } from './problem';

/** A file that Node could not load, with the line of it that the error comes from. */
export function loadProblem(file: string, error: unknown): Problem {
  const text = isNativeError(error) ? (error.stack ?? error.message) : String(error);
  return {
    path: [],
    rule: 'must load without an error',
    got: reasonOf(isNativeError(error) ? error.message : text),
    remedy: 'correct this line, or what it imports',
    line: lineOf(resolve(file), text),
  };
}

/** What is wrong, without where. Of a transpiler's error tsx hands on the text alone, which has the place before it. */
function reasonOf(message: string): string {
  const [, transpiler] = /:\d+:\d+: ERROR: (.*)/.exec(message) ?? [];
  const [first = ''] = message.split('\n');
  return visibleText(transpiler ?? first);
}

/** The first place in the file that the error names, the innermost call; line 1 where it names none. */
function lineOf(file: string, text: string): number {
  const place = text.split(file).find((rest, index) => index > 0 && /^:\d/.test(rest));
  return place === undefined ? 1 : Number.parseInt(place.slice(1), 10);
}
