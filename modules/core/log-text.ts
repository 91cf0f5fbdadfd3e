import { visibleLines } from './visible-text';

/** Where a CI server would read a command: `::error::` begins a line, `##[error]` and `##vso[…]` are anywhere in it. */
const COMMANDS = /(?<=^\s*):(?=:)|#(?=#\w*\[)/gm;

/**
 * Lines for a terminal or the log of a CI server: they move no cursor and command nothing (GitHub's
 * actions/runner, ActionCommand). JSON stays what it was.
 */
export function logText(text: string): string {
  return visibleLines(text).replace(COMMANDS, (begin) => (begin === ':' ? '\\u003a' : '\\u0023'));
}
