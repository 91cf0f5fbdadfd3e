import { phrase } from '../../review/phrase';

test('says each value of a list once', () => {
  const because = ['domain_name', 'domain_name', 'key_algorithm'];
  expect(String(phrase`replaced because of ${because}`)).toBe(
    'replaced because of "domain_name", "key_algorithm"',
  );
});

test('counts the values that a long list has beyond five, each once', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'f', 'g'];
  expect(String(phrase`${names}`)).toBe('"a", "b", "c", "d", "e" and 2 more');
});
