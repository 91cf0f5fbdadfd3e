import { problemLine } from '../../../environments';

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
