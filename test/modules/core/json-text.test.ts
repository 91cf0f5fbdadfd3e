import { jsonText } from '../../../modules/core';

test('shows every character, and parses to the same value', () => {
  const value = { 'a\u202eb': ['\u0000\u001b[2J', '\ud800', '\u{e0041}', 'x\\\u200b', 'shop – 店'] };
  const text = jsonText(value, 2);
  expect(text).toContain('"a\\u202eb": [\n');
  expect(text).toContain('\\udb40\\udc41');
  expect(text).toContain('shop – 店');
  expect(JSON.parse(text)).toEqual(value);
});
