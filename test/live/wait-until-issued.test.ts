import type { IssueState } from '../../live/issue-state';
import type { UnansweredPlace } from '../../live/places';
import { waitUntilIssued } from '../../live/wait-until-issued';

const issue = (status: string, certificate = 'web'): IssueState => ({
  environment: 'local',
  account: 'shop',
  certificate,
  region: 'eu-west-1',
  status,
  missingRecords: [],
});

type Answer = readonly IssueState[] | { readonly states?: readonly IssueState[]; readonly silent: string };

const silent = (account: string): UnansweredPlace => ({
  environment: 'local',
  account,
  region: 'eu-west-1',
  reason: 'no answer within 5 seconds',
  isAsked: true,
});

interface World {
  readonly timeoutSeconds?: number;
  /** How long each question takes, unless it is given less. @default 0 */
  readonly answerSeconds?: number;
}

/** Waits on answers given beforehand, with a clock that only sleeping and asking move. */
async function wait(answers: readonly Answer[], { timeoutSeconds = 600, answerSeconds = 0 }: World = {}) {
  let now = 0;
  let asked = 0;
  const pauses: number[] = [];
  const changes: string[] = [];
  const silences: string[] = [];
  const outcome = await waitUntilIssued({
    ask: (milliseconds) => {
      now += Math.min(answerSeconds * 1000, milliseconds);
      const answer = answers[Math.min(asked++, answers.length - 1)]!;
      return Promise.resolve(
        'silent' in answer
          ? { states: answer.states ?? [], unanswered: [silent(answer.silent)] }
          : { states: answer, unanswered: [] },
      );
    },
    clock: {
      now: () => now,
      sleep: (milliseconds) => {
        pauses.push(milliseconds / 1000);
        now += milliseconds;
        return Promise.resolve();
      },
    },
    timeoutMilliseconds: timeoutSeconds * 1000,
    intervalMilliseconds: 15_000,
    onChange: ({ certificate, status }) => changes.push(`${certificate}: ${status}`),
    onSilence: ({ account }) => silences.push(account),
  });
  return { ...outcome, pauses, changes, silences, asked, seconds: now / 1000 };
}

test('ends when every certificate is issued, and tells changes only', async () => {
  const pending = issue('PENDING_VALIDATION');
  const { result, changes, pauses } = await wait([[pending], [pending], [issue('ISSUED')]]);
  expect(result).toBe('issued');
  expect(changes).toEqual(['web: PENDING_VALIDATION', 'web: ISSUED']);
  expect(pauses).toEqual([15, 22.5]);
});

test('waits for all of them', async () => {
  const { result } = await wait([
    [issue('ISSUED'), issue('MISSING', 'api')],
    [issue('ISSUED'), issue('ISSUED', 'api')],
  ]);
  expect(result).toBe('issued');
});

test.each(['FAILED', 'VALIDATION_TIMED_OUT', 'REVOKED', 'EXPIRED'])(
  'ends at once where one is %s',
  async (status) => {
    const { result, pauses } = await wait([[issue('PENDING_VALIDATION', 'api'), issue(status)]]);
    expect(result).toBe('failed');
    expect(pauses).toEqual([]);
  },
);

test('asks ever more seldom, a last time when time is up', async () => {
  const { result, states, pauses, seconds } = await wait([[issue('PENDING_VALIDATION')]], {
    timeoutSeconds: 300,
  });
  expect(result).toBe('timed-out');
  expect(states).toHaveLength(1);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(60);
  expect(seconds).toBe(300);
});

test.each([3, 20, 1000])(
  'is over when time is up, though each answer takes %d seconds',
  async (answerSeconds) => {
    const { result, seconds } = await wait([[issue('PENDING_VALIDATION')]], {
      timeoutSeconds: 60,
      answerSeconds,
    });
    expect(result).toBe('timed-out');
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
  },
);

test('goes on after a question that somebody leaves unanswered, and tells who', async () => {
  const { result, silences, changes } = await wait([
    { silent: 'blog' },
    { silent: 'blog', states: [issue('ISSUED')] },
    [issue('ISSUED'), issue('ISSUED', 'api')],
  ]);
  expect(result).toBe('issued');
  expect(silences).toEqual(['blog', 'blog']);
  expect(changes).toHaveLength(2);
});

test('does not call issued what nobody told it of', async () => {
  const { result, states } = await wait([{ silent: 'blog', states: [issue('ISSUED')] }], {
    timeoutSeconds: 60,
  });
  expect(result).toBe('timed-out');
  expect(states).toEqual([issue('ISSUED')]);
});

test('ends after five questions in a row without an answer', async () => {
  const answered = [issue('PENDING_VALIDATION')];
  const { result, asked } = await wait([{ silent: 'blog' }, answered, { silent: 'blog' }]);
  expect(result).toBe('silent');
  expect(asked).toBe(7);
});

test('ends where one has failed, whoever is silent', async () => {
  expect((await wait([{ silent: 'blog', states: [issue('FAILED')] }])).result).toBe('failed');
});
