import { type IssueState, hasFailed, isIssued, issueText } from './issue-state';

export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Rejects when it is aborted. */
  sleep(milliseconds: number): Promise<void>;
}

export interface WaitProps {
  /** Asks for the states; rejects where AWS does not answer. */
  readonly ask: () => Promise<readonly IssueState[]>;
  readonly clock: Clock;
  readonly timeoutMilliseconds: number;
  /** First pause between two questions; it grows by half each time, up to a minute. */
  readonly intervalMilliseconds: number;
  /** Told of each certificate whose state has changed. */
  readonly onChange: (text: string) => void;
}

export interface WaitOutcome {
  readonly result: 'issued' | 'failed' | 'timed-out';
  /** The states as they were last. */
  readonly states: readonly IssueState[];
}

const LONGEST_PAUSE_MILLISECONDS = 60_000;
const GROWTH = 1.5;

/** Asks until every certificate is issued, one has failed for good, or time runs out. */
export async function waitUntilIssued(props: WaitProps): Promise<WaitOutcome> {
  const { ask, clock, timeoutMilliseconds, intervalMilliseconds, onChange } = props;
  const end = clock.now() + timeoutMilliseconds;
  const told = new Map<string, string>();
  let pause = intervalMilliseconds;
  for (;;) {
    const states = await ask();
    for (const state of states) {
      const text = issueText(state);
      const key = [state.environment, state.account, state.certificate, state.region].join('/');
      if (told.get(key) !== text) onChange(text);
      told.set(key, text);
    }
    if (states.some(hasFailed)) return { result: 'failed', states };
    if (states.every(isIssued)) return { result: 'issued', states };
    const left = end - clock.now();
    if (left <= 0) return { result: 'timed-out', states };
    await clock.sleep(Math.min(pause, left));
    pause = Math.min(pause * GROWTH, Math.max(LONGEST_PAUSE_MILLISECONDS, intervalMilliseconds));
  }
}
