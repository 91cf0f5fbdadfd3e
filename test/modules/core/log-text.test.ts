import { logText } from '../../../modules/core';
import { logCommands } from '../../support/github-log';

test('leaves lines, colons and IPv6 addresses as they are', () => {
  const text = 'shop: good\n  a::b at [2001:db8::1]:53 # comment [x]';
  expect(logText(text)).toBe(text);
});

test.each([
  ['a command that begins a line', 'tag x\n::error file=a::b', 'tag x\n\\u003a:error file=a::b'],
  ['a command after a margin', '\u00a0 ::add-mask::a', '\u00a0 \\u003a:add-mask::a'],
  ['a command of the old form, anywhere', 'tag ##[error]b', 'tag \\u0023#[error]b'],
  ['a command of Azure Pipelines', '##vso[task.complete]', '\\u0023#vso[task.complete]'],
  ['a carriage return before a command', 'x\r::error::b', 'x\\u000d::error::b'],
])('lets no text be %s', (_what, text, shown) => {
  expect(logText(text)).toBe(shown);
  expect(logCommands(shown)).toEqual([]);
});

test('leaves JSON the value it is', () => {
  const json = JSON.stringify({ a: '##[error]\u202e', b: '::error::' }, null, 2);
  expect(JSON.parse(logText(json))).toEqual(JSON.parse(json));
});
