import { entriesOf, entry, itemsOf, withoutPaths } from '../../environments/draft';

describe('without ill-formed values', () => {
  const value = {
    name: 'x',
    regions: ['a', 'b'],
    zones: { 'example.com': { type: 7 }, other: { type: 'y' } },
  };

  test('the keys stay, so that what they name counts as declared', () => {
    const left = withoutPaths(value, [['zones', 'example.com', 'type']]) as typeof value;
    expect(left.zones['example.com']).toEqual({ type: undefined });
    expect(Object.keys(left.zones['example.com'])).toEqual(['type']);
    expect(left.zones.other).toEqual({ type: 'y' });
  });

  test('the items of a list keep their places', () => {
    expect(withoutPaths(value, [['regions', 0]])).toMatchObject({ regions: [undefined, 'b'] });
  });

  test('a whole that is ill-formed is gone with all below it', () => {
    expect(withoutPaths(value, [['zones'], ['zones', 'other', 'type']])).toEqual({
      ...value,
      zones: undefined,
    });
    expect(withoutPaths(value, [[]])).toBeUndefined();
  });

  test('the value itself is not touched', () => {
    const before = structuredClone(value);
    withoutPaths(value, [['name'], ['regions', 1]]);
    expect(value).toEqual(before);
  });

  test.each([['text'], [7], [null], [undefined]])('%p stays, as it has nothing below it', (plain) => {
    expect(withoutPaths(plain, [['name']])).toBe(plain);
  });
});

test('the items of a list are the well-formed ones, with the places they have in the file', () => {
  expect(itemsOf(['a', undefined, 'c'])).toEqual([
    [0, 'a'],
    [2, 'c'],
  ]);
  expect(itemsOf(undefined)).toEqual([]);
});

test('the entries of a record that is missing are none, and those that are ill-formed are there', () => {
  expect(entriesOf({ a: undefined, b: 1 })).toEqual([
    ['a', undefined],
    ['b', 1],
  ]);
  expect(entriesOf(undefined)).toEqual([]);
});

test('a name that every object has is the name of no entry', () => {
  expect(entry<unknown>({ a: 1 }, 'a')).toBe(1);
  expect(entry<unknown>({ a: 1 }, 'constructor')).toBeUndefined();
  expect(entry<unknown>(undefined, 'a')).toBeUndefined();
});
