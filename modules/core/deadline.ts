import { setMaxListeners } from 'node:events';

/** Work that did not end in the time it had. */
export class OutOfTime extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${Math.round(milliseconds / 100) / 10} seconds`);
    this.name = 'OutOfTime';
  }
}

/**
 * Does work that ends in time or with a signal, also where what it waits for notices neither.
 *
 * @param work gets a signal that is aborted when it has to end
 * @throws OutOfTime, or the reason of the signal
 */
export async function withDeadline<T>(
  signal: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const end = new AbortController();
  setMaxListeners(0, end.signal); // Each request listens, and there are as many as certificates.
  const pass = () => end.abort(signal.reason);
  const timer = setTimeout(() => end.abort(new OutOfTime(milliseconds)), milliseconds);
  signal.addEventListener('abort', pass);
  try {
    return await new Promise<T>((resolve, reject) => {
      end.signal.addEventListener('abort', () => reject(end.signal.reason as Error));
      work(end.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', pass);
  }
}
