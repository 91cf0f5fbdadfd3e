import type { IssueState } from '../../../cli/live/issue-state';
import { waitUntilIssued } from '../../../cli/live/wait-until-issued';

const issue = (status: string, certificate = 'web'): IssueState => ({
  environment: 'local',
  account: 'shop',
  certificate,
  region: 'eu-west-1',
  status,
  missingRecords: [],
});

/** Waits on answers given beforehand, with a clock that only sleeping moves. */
async function wait(answers: ReadonlyArray<readonly IssueState[]>, timeoutSeconds = 600) {
  let now = 0;
  let asked = 0;
  const pauses: number[] = [];
  const changes: string[] = [];
  const outcome = await waitUntilIssued({
    ask: () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)]!),
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
    onChange: (text) => changes.push(text),
  });
  return { ...outcome, pauses, changes };
}

test('ends when every certificate is issued, and tells changes only', async () => {
  const pending = issue('PENDING_VALIDATION');
  const { result, changes, pauses } = await wait([[pending], [pending], [issue('ISSUED')]]);
  expect(result).toBe('issued');
  expect(changes).toEqual([
    'local shop/web eu-west-1: PENDING_VALIDATION',
    'local shop/web eu-west-1: ISSUED',
  ]);
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
  const { result, states, pauses } = await wait([[issue('PENDING_VALIDATION')]], 300);
  expect(result).toBe('timed-out');
  expect(states).toHaveLength(1);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(60);
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(300);
});
