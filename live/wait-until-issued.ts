import { isDeepStrictEqual } from 'node:util';
import { type IssueState, hasFailed, isIssued } from './issue-state';
import type { UnansweredPlace } from './places';

export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Rejects when it is aborted. */
  sleep(milliseconds: number): Promise<void>;
}

export interface Poll {
  readonly states: readonly IssueState[];
  /** Who did not answer; their certificates have no state. */
  readonly unanswered: readonly UnansweredPlace[];
}

export interface WaitProps {
  /** Asks for the states, and takes no longer than it is given. */
  readonly ask: (milliseconds: number) => Promise<Poll>;
  readonly clock: Clock;
  readonly timeoutMilliseconds: number;
  /** First pause between two questions; it grows by half each time, up to a minute. */
  readonly intervalMilliseconds: number;
  /** Told of each certificate whose state has changed. */
  readonly onChange: (state: IssueState) => void;
  /** Told of who did not answer, each time. */
  readonly onSilence: (place: UnansweredPlace) => void;
}

export interface WaitOutcome {
  /** `silent` where somebody has not answered so often that it is no accident. */
  readonly result: 'issued' | 'failed' | 'silent' | 'timed-out';
  /** The states as they were last. */
  readonly states: readonly IssueState[];
}

const LONGEST_PAUSE_MILLISECONDS = 60_000;
const GROWTH = 1.5;
/** Time kept for a last question, so that it ends when time is up. */
const LAST_QUESTION_MILLISECONDS = 5_000;
/** Questions in a row that somebody leaves unanswered. */
const SILENCES_MAXIMUM = 5;

/** Asks until every certificate is issued, one has failed for good, somebody stays silent, or time runs out. */
export async function waitUntilIssued(props: WaitProps): Promise<WaitOutcome> {
  const { ask, clock, timeoutMilliseconds, intervalMilliseconds, onChange, onSilence } = props;
  const end = clock.now() + timeoutMilliseconds;
  const last = new Map<string, IssueState>();
  const states = () => [...last.values()];
  let silences = 0;
  let pause = intervalMilliseconds;
  for (;;) {
    const poll = await ask(end - clock.now());
    for (const state of poll.states) {
      const key = [state.environment, state.account, state.certificate, state.region].join('/');
      if (!isDeepStrictEqual(last.get(key), state)) onChange(state);
      last.set(key, state);
    }
    poll.unanswered.forEach(onSilence);
    silences = poll.unanswered.length > 0 ? silences + 1 : 0;
    if (states().some(hasFailed)) return { result: 'failed', states: states() };
    if (silences === 0 && states().every(isIssued)) return { result: 'issued', states: states() };
    const left = end - clock.now() - LAST_QUESTION_MILLISECONDS;
    if (left <= 0) {
      await clock.sleep(Math.max(0, end - clock.now()));
      return { result: 'timed-out', states: states() };
    }
    if (silences === SILENCES_MAXIMUM) return { result: 'silent', states: states() };
    await clock.sleep(Math.min(pause, left));
    pause = Math.min(pause * GROWTH, Math.max(LONGEST_PAUSE_MILLISECONDS, intervalMilliseconds));
  }
}
