import { Lazy } from 'cdktf';
import { withoutStackTraces } from '../../stacks/without-stack-traces';

test('a token keeps no stack trace, and afterwards errors have them again', () => {
  const limit = Error.stackTraceLimit;
  const token = withoutStackTraces(() => Lazy.anyValue({ produce: () => 1 }));
  expect(token.creationStack).toEqual([]);
  expect(withoutStackTraces(() => new Error('quiet').stack ?? '')).not.toContain(' at ');
  expect(Error.stackTraceLimit).toBe(limit);
  expect(new Error('loud').stack).toContain(' at ');
});

test('gives the limit back when the work fails', () => {
  const limit = Error.stackTraceLimit;
  expect(() =>
    withoutStackTraces(() => {
      throw new Error('wrong');
    }),
  ).toThrow('wrong');
  expect(Error.stackTraceLimit).toBe(limit);
});
