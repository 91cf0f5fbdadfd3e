import { canBeAsked, presentName, presentText } from '../../../doctor/dns/presentation';

test('leaves printable ASCII as it is, quotes and backslashes escaped', () => {
  expect(presentText('letsencrypt.org; a=1')).toBe('letsencrypt.org; a=1');
  expect(presentText('a"b\\c')).toBe('a\\"b\\\\c');
});

test.each([
  ['escape', '\u001b[31m', '\\027[31m'],
  ['delete', '\u007f', '\\127'],
  ['C1 control', '\u009b31m', '\\194\\15531m'],
  ['line break', 'a\nb', 'a\\010b'],
  ['right-to-left override', '\u202e', '\\226\\128\\174'],
])('shows no %s', (_, text, presented) => {
  expect(presentText(text)).toBe(presented);
});

test('brings names into one form', () => {
  expect(presentName('Shop.Example.COM.')).toBe('shop.example.com');
  expect(presentName('a b.example.com')).toBe('a\\032b.example.com');
  expect(presentName('.')).toBe('');
});

test('asks for nothing that would not fit a question', () => {
  expect(canBeAsked('_acme.example.com')).toBe(true);
  expect(canBeAsked('')).toBe(true);
  expect(canBeAsked('a\\032b.example.com')).toBe(false);
  expect(canBeAsked(`${'a'.repeat(64)}.example.com`)).toBe(false);
  expect(canBeAsked(Array(130).fill('a').join('.'))).toBe(false);
  expect(canBeAsked('a..example.com')).toBe(false);
});
