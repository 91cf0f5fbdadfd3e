import { tableText } from '../../../modules/core/table-text';

test('keeps a cell in its row and column, whatever it holds', () => {
  expect(
    tableText(
      ['NAME', 'STATE'],
      [
        ['a\nb', 'good'],
        ['c', 'bad\u001b[2J'],
      ],
    ),
  ).toBe(['NAME      STATE', 'a\\u000ab  good', 'c         bad\\u001b[2J'].join('\n'));
});
