import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds, looking again every fifth of a second for a minute. */
export async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const seen = await look();
    if (holds(seen)) return seen;
    await sleep(200);
  }
  return look();
}
