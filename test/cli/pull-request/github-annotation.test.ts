import { annotationCommand } from '../../../cli/pull-request/github-annotation';
import { logCommands } from '../../support/github-log';

test('is one command with file, line, title and the lines of its message', () => {
  const annotation = { title: 'high: a, b', lines: ['50% of x', 'y'], file: 'a:b.ts', line: 3 };
  const text = annotationCommand({ ...annotation, level: 'warning' });
  expect(text).toBe('::warning file=a%3Ab.ts,line=3,title=high%3A a%2C b::50%25 of x%0Ay');
  expect(logCommands(text)).toEqual([
    {
      command: 'warning',
      properties: { file: 'a:b.ts', line: '3', title: 'high: a, b' },
      data: '50% of x\ny',
    },
  ]);
});

test('keeps a line a line, and shows what is invisible', () => {
  const text = annotationCommand({
    level: 'error',
    title: 'x\u202e',
    lines: ['a\r\n::error::b\u001b[2J'],
    file: 'x.ts',
    line: 1,
  });
  expect(text).toBe('::error file=x.ts,line=1,title=x\\u202e::a\\u000d\\u000a::error::b\\u001b[2J');
});
