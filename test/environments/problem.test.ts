import { problemLine } from '../../environments';
import { pathText, problemsHeading } from '../../environments/problem';
import { Words } from '../../modules/core';

test('a problem is one line, whatever the file holds', () => {
  const line = problemLine({
    path: ['applications', 'shop\n::error::x', 'tags'],
    rule: 'must be\u202e short',
    got: 'a\nb\u001b[2J',
    remedy: 'choose one of c\nd',
  });
  expect(line).toBe(
    'applications["shop\\n::error::x"].tags: must be\\u202e short, got "a\\nb\\u001b[2J"; choose one of c\\u000ad',
  );
});

const line = (path: readonly PropertyKey[], got: unknown) =>
  problemLine({ path, rule: 'must be tea', got, remedy: 'boil it' });

test('a path is written as a person would', () => {
  expect(pathText(['applications', 'shop-eu', 'regions', 0])).toBe('applications.shop-eu.regions[0]');
  expect(pathText(['sharedServices', 'zones', 'example.com', 'type'])).toBe(
    'sharedServices.zones["example.com"].type',
  );
  expect(pathText([])).toBe('the environment');
});

test('a heading counts in words', () => {
  expect([1, 2].map((count) => problemsHeading('it', count))).toEqual([
    'it has 1 problem',
    'it has 2 problems',
  ]);
});

test('a value is shown as it is written, or in the words of the rule', () => {
  expect(line(['drink'], ['a', 7])).toBe('drink: must be tea, got ["a",7]; boil it');
  expect(line(['drink'], new Words('7 in "a"'))).toBe('drink: must be tea, got 7 in "a"; boil it');
  expect(line(['drink'], () => 7)).toBe('drink: must be tea, got function; boil it');
});

test('a value that is missing is not shown', () => {
  expect(line(['drink'], undefined)).toBe('drink: must be tea; boil it');
});

test('a long value is shown by its beginning', () => {
  expect(line(['drink'], 'a'.repeat(200))).toBe(`drink: must be tea, got "${'a'.repeat(79)}…; boil it`);
});

test.each([
  [['shop', 'validationExternalId'], 'hunter2', 'a value that is not shown'],
  [['shop', 'externalId'], { any: 'hunter2' }, 'a value that is not shown'],
  [['shop'], [{ externalId: 'hunter2', name: 'a' }], '[{"externalId":"not shown","name":"a"}]'],
])('at %j no external id is shown', (path, value, shown) => {
  expect(line(path, value)).toBe(`${path.join('.')}: must be tea, got ${shown}; boil it`);
});

test.each([
  ['-----BEGIN PRIVATE KEY-----\nMHcCAQEEIA', '"not shown"'],
  [{ key: ['-----BEGIN RSA PRIVATE KEY-----\nMHcCAQEEIA'] }, '{"key":["not shown"]}'],
])('a private key is shown nowhere: %#', (value, shown) => {
  expect(line(['drink'], value)).toBe(`drink: must be tea, got ${shown}; boil it`);
});
