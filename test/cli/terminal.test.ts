import { setTimeout as sleep } from 'node:timers/promises';
import { withProgress } from '../../cli/terminal';
import { recordedTerminal } from '../support/recorded-terminal';

afterEach(() => jest.restoreAllMocks());

/** A clock that only the test moves. */
function clock() {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  return { pass: (milliseconds: number) => (now += milliseconds) };
}

test('is silent for two seconds, and then tells what is being done each time that changes', async () => {
  const terminal = recordedTerminal();
  const time = clock();
  const result = await withProgress(terminal, async (report) => {
    report('reading a');
    time.pass(1900);
    report('reading b');
    time.pass(200);
    report('reading c');
    report('reading c');
    await sleep(1);
    report('reading d');
    return 'done';
  });
  expect(result).toBe('done');
  expect(terminal.noted).toEqual(['reading c …', 'reading d …']);
});

test('says nothing of work that is soon over, and hands its error on', async () => {
  const terminal = recordedTerminal();
  const work = withProgress(terminal, (report) => {
    report('failing');
    return Promise.reject(new Error('no'));
  });
  await expect(work).rejects.toThrow('no');
  expect(terminal.noted).toEqual([]);
});
