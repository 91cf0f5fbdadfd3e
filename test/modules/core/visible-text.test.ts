import { visibleText } from '../../../modules/core';

test('leaves ordinary text as it is, of any script', () => {
  expect(visibleText('shop.example.com – магазин 店 🔒')).toBe('shop.example.com – магазин 店 🔒');
});

test.each([
  ['line breaks', 'a\nb\r\u2028c', 'a\\u{a}b\\u{d}\\u{2028}c'],
  ['terminal escapes', '\u001b[31mred', '\\u{1b}[31mred'],
  ['bidirectional overrides', 'a\u202eb', 'a\\u{202e}b'],
  ['zero-width characters', 'a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
  ['lone surrogates', 'a\ud800', 'a\\u{d800}'],
])('shows %s as escapes', (_what, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('cuts long text', () => {
  expect(visibleText('x'.repeat(20), 10)).toBe(`${'x'.repeat(10)}…`);
});
