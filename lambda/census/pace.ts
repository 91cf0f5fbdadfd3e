import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a turn. */
export type Pace = () => Promise<void>;

/** Turns that come no faster than so many a second, the first at once. */
export function paceOf(aSecond: number): Pace {
  let next = 0;
  return async () => {
    const now = performance.now();
    const turn = Math.max(now, next);
    next = turn + 1000 / aSecond;
    await sleep(turn - now);
  };
}
