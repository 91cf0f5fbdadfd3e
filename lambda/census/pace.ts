import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a turn. */
export type Pace = () => Promise<void>;

/** Turns of which each comes so long after the one before that there are no more than so many a second; the first comes at once. */
export function paceOf(aSecond: number): Pace {
  let next = Promise.resolve();
  return () => {
    const turn = next;
    next = turn.then(() => sleep(1000 / aSecond));
    return turn;
  };
}
