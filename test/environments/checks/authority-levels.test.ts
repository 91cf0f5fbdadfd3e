import { problemsAfter } from '../../support/spoilt-environment';

/** A chain of CAs below the root, `count` of them. */
const chain = (count: number) => (e: any) => {
  const { certificateAuthorities } = e.sharedServices;
  certificateAuthorities.root.validityYears = 50;
  for (let level = 1; level <= count; level += 1) {
    certificateAuthorities[`level-${level}`] = {
      parent: level === 1 ? 'root' : `level-${level - 1}`,
      commonName: `Level ${level}`,
      validityYears: 40 - level,
    };
  }
};

test('takes five levels of CAs', () => {
  expect(problemsAfter(chain(4))).toEqual([]);
});

test('refuses a sixth level', () => {
  expect(problemsAfter(chain(6))).toEqual([
    'sharedServices.certificateAuthorities.level-5.parent: must be at most 5 levels deep, the root included, ' +
      'got "root -> level-1 -> level-2 -> level-3 -> level-4 -> level-5"; choose a parent nearer to the root',
  ]);
});

test('leaves a circle to its own problem', () => {
  expect(
    problemsAfter((e) => (e.sharedServices.certificateAuthorities.root.parent = 'issuing')),
  ).not.toContainEqual(expect.stringContaining('levels deep'));
});
