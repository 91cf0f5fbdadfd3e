import type { Environment } from './environment';

type Check = (input: unknown) => Environment;

/** One for all copies of this package in a process. */
const KEY = Symbol.for('certfleet.check-of-loader');
const shared = globalThis as { [KEY]?: Check };

/** The check of the copy that loads environment files at the moment; undefined where none does. */
export function checkOfLoader(): Check | undefined {
  return shared[KEY];
}

/**
 * Loads a file whose environments are checked by the copy that loads it, whichever copy the file imports: so there is
 * one to load, and the errors are its own.
 */
export function withCheckOfLoader<T>(check: Check, load: () => T): T {
  const before = shared[KEY];
  shared[KEY] = check;
  try {
    return load();
  } finally {
    shared[KEY] = before;
  }
}
