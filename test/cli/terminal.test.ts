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
  expect(terminal.told).toEqual(['reading c …', 'reading d …']);
});

test('says nothing of work that is soon over, and hands its error on', async () => {
  const terminal = recordedTerminal();
  const work = withProgress(terminal, (report) => {
    report('failing');
    return Promise.reject(new Error('no'));
  });
  await expect(work).rejects.toThrow('no');
  expect(terminal.told).toEqual([]);
});

test('writes its own styles and no other escape sequence, and no command of a CI server', () => {
  const terminal = recordedTerminal(true);
  const { red, bold } = terminal.colors;
  terminal.print(`${red(bold('bad'))}: x\u001b[8my\u001b]0;title\u0007\n::error::z`);
  terminal.note('##[error]x\rdone');
  expect(terminal.printed).toEqual([
    `${red(bold('bad'))}: x\\u001b[8my\\u001b]0;title\\u0007\n\\u003a:error::z`,
  ]);
  expect(terminal.noted).toEqual(['\\u0023#[error]x\\u000ddone']);
});

test('writes no style where it has none', () => {
  const terminal = recordedTerminal();
  terminal.print('\u001b[31mred');
  expect(terminal.printed).toEqual(['\\u001b[31mred']);
});

test('annotates by commands, one a line', () => {
  const terminal = recordedTerminal();
  const annotation = { level: 'error', title: 't', lines: ['a\n::error::b'], file: 'x.ts', line: 1 } as const;
  terminal.annotate([annotation, annotation]);
  expect(terminal.printed).toHaveLength(2);
  expect(terminal.printed[0]).toBe('::error file=x.ts,line=1,title=t::a\\u000a::error::b');
});
