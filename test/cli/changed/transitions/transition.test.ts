import { compare } from '../../../../cli/changed/transitions/transition';
import { shopStack, templates, terraform } from '../../../support/transitions';

const pairs = (before: Parameters<typeof compare>[0], after: Parameters<typeof compare>[1]) => {
  const { transitions, removed } = compare(before, after);
  return {
    pairs: transitions.map((each) => `${each.before.name} > ${each.after.name}`).sort(),
    removed: removed.map(({ name }) => name),
  };
};
const at = (name: string, key: string) => shopStack({ terraform: terraform(key) }, name);

describe('what goes on with what', () => {
  test('is told by the name where the state stays', () => {
    expect(pairs(templates(at('a', '1'), at('b', '2')), templates(at('b', '2'), at('a', '1')))).toEqual({
      pairs: ['a > a', 'b > b'],
      removed: [],
    });
  });

  test('is told by the state where names change, even places', () => {
    expect(pairs(templates(at('a', '1'), at('b', '2')), templates(at('a', '2'), at('b', '1')))).toEqual({
      pairs: ['a > b', 'b > a'],
      removed: [],
    });
  });

  test('is told by the name where the state moves', () => {
    expect(pairs(templates(at('a', '1')), templates(at('a', '2')))).toEqual({
      pairs: ['a > a'],
      removed: [],
    });
  });

  test('is nothing for a stack that is gone, also beside a new one', () => {
    expect(pairs(templates(at('a', '1')), templates(at('b', '2')))).toEqual({ pairs: [], removed: ['a'] });
  });

  test('does not take stacks of an unknown backend for one another', () => {
    const unknown = (name: string) => shopStack({ terraform: { backend: { http: {} } } }, name);

    expect(pairs(templates(unknown('a')), templates(unknown('b')))).toEqual({ pairs: [], removed: ['a'] });
  });
});
