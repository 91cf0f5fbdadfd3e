import { visibleText } from '../../../modules/core';

test('leaves ordinary text as it is, of any script', () => {
  expect(visibleText('shop.example.com – магазин 店 🔒')).toBe('shop.example.com – магазин 店 🔒');
});

test.each([
  ['line breaks', 'a\nb\r\u2028c', 'a\\u000ab\\u000d\\u2028c'],
  ['terminal escapes', '\u001b[31mred', '\\u001b[31mred'],
  ['bidirectional overrides', 'a\u202eb', 'a\\u202eb'],
  ['zero-width characters', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ['fillers that are ignored', 'a\u3164b\u034f', 'a\\u3164b\\u034f'],
  ['characters beyond U+FFFF', 'a\u{e0041}', 'a\\udb40\\udc41'],
  ['lone surrogates', 'a\ud800', 'a\\ud800'],
])('shows %s as escapes', (_what, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('cuts long text', () => {
  expect(visibleText('x'.repeat(20), 10)).toBe(`${'x'.repeat(10)}…`);
});
