import { Words, ruleSentence } from '../../../modules/core';

const rule = 'must be short';
const remedy = 'shorten it';

test('a sentence says what the rule is about, what was found and what to do', () => {
  expect(ruleSentence({ subject: 'roleName', rule, got: 'a "long" one', remedy })).toBe(
    'roleName must be short, got "a \\"long\\" one"; shorten it',
  );
});

test('a sentence leaves out what is not known', () => {
  expect(ruleSentence({ rule, remedy })).toBe('must be short; shorten it');
});

test.each([
  [7, '7'],
  [Number.NaN, 'NaN'],
  [['a', 'b'], '["a","b"]'],
  [null, 'null'],
  [new Words('none'), 'none'],
])('a sentence shows %j as %s', (got, shown) => {
  expect(ruleSentence({ rule, got, remedy })).toBe(`must be short, got ${shown}; shorten it`);
});
