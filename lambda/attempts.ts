import { setTimeout as sleep } from 'node:timers/promises';

/** A new role has its rights some seconds after Terraform gave them (IAM User Guide, eventual consistency). */
const ATTEMPTS = 12;
const PAUSE_MILLISECONDS = 5000;

/** How long something is tried. */
export interface Patience<T> {
  /** Whether an answer is one that another attempt cannot better. @default - every answer is */
  readonly isFinal?: (answer: T) => boolean;
  /** Between two attempts. @default 5000 */
  readonly pauseMilliseconds?: number;
}

/** Does work that Terraform waits for, again for a minute while AWS denies it. */
export async function attempted<T>(
  work: () => Promise<T>,
  { isFinal = () => true, pauseMilliseconds = PAUSE_MILLISECONDS }: Patience<T> = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await work();
      if (isFinal(answer) || attempt === ATTEMPTS) return answer;
    } catch (error) {
      const isDenied = error instanceof Error && /^AccessDenied/.test(error.name);
      if (!isDenied || attempt === ATTEMPTS) throw error;
    }
    await sleep(pauseMilliseconds);
  }
}
