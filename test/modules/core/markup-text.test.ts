import { markupText } from '../../../modules/core';

test('makes text of what would be an element, an entity or the end of an attribute', () => {
  expect(markupText('<a href="x" title=\'y\'>&amp;`')).toBe(
    '&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;amp;&#96;',
  );
});

test('shows what is invisible, and cuts nothing', () => {
  expect(markupText(`\u202e${'x'.repeat(1000)}`)).toBe(`\\u202e${'x'.repeat(1000)}`);
});
