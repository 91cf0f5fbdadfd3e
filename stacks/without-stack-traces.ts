/**
 * Runs `work` while errors record no stack traces.
 *
 * CDKTF captures one without limit for each token, keeps it, and shows none: more than half of the time of a synthesis
 * and most of its memory. It sets the limit itself, so only a limit that cannot be set keeps it from doing so.
 */
export function withoutStackTraces<T>(work: () => T): T {
  const own = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  Object.defineProperty(Error, 'stackTraceLimit', { get: () => 0, set: () => {}, configurable: true });
  try {
    return work();
  } finally {
    if (own) Object.defineProperty(Error, 'stackTraceLimit', own);
  }
}
