import { ruleSentence, tagProblem } from '../../../modules/core';

test.each([
  ['team', 'shop'],
  ['Größe', 'a b_c.d:e/f=g+h-i@j'],
  ['k'.repeat(128), 'v'.repeat(256)],
  ['empty', ''],
])('accepts the tag %j', (key, value) => {
  expect(tagProblem(key, value)).toBeUndefined();
});

test.each([
  ['', 'v', 'a tag key must have 1 to 128 characters, got 0'],
  ['k'.repeat(129), 'v', 'a tag key must have 1 to 128 characters, got 129'],
  ['aws:team', 'v', 'a tag key must not start with "aws:", got "aws:team"'],
  ['AWS:team', 'v', 'a tag key must not start with "aws:"'],
  ['team', 'v'.repeat(257), 'a tag value must have at most 256 characters, got 257 in tag "team"'],
  ['team', 'a#b', 'a tag takes letters, digits, spaces'],
  ['te#am', 'v', 'a tag takes letters, digits, spaces'],
])('fails for the tag %j', (key, value, problem) => {
  expect(ruleSentence(tagProblem(key, value)!)).toContain(problem);
});

test('fails without showing the value, which may be a secret by mistake', () => {
  expect(JSON.stringify(tagProblem('team', 'hunter2#'))).not.toContain('hunter2');
});
