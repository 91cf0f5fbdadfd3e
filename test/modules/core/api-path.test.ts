import { apiPathProblem, repeatedPaths } from '../../../modules/core';

test.each(['v1', 'orders.v1', "$-_.+!*'()", 'a'.repeat(300)])('takes %s in one level', (path) => {
  expect(apiPathProblem(path, 'one')).toBeUndefined();
});

test('takes several levels only where there may be several', () => {
  expect(apiPathProblem('orders/v1', 'several')).toBeUndefined();
  expect(apiPathProblem('orders/v1', 'one')).toMatchObject({
    rule: expect.stringMatching(/in one level$/) as string,
    got: 'orders/v1',
  });
});

test.each(['', '/v1', 'v1/', 'a//b', 'a b', 'a?b', 'ä'])('refuses %j', (path) => {
  expect(apiPathProblem(path, 'several')).toMatchObject({ got: path });
});

test('refuses a path that is too long, and shows its beginning', () => {
  expect(apiPathProblem('a'.repeat(301), 'several')).toMatchObject({
    rule: 'must have at most 300 characters',
  });
});

test('finds what is there twice, the whole name too', () => {
  expect(repeatedPaths([undefined, 'a', 'b', 'a', undefined])).toEqual([3, 4]);
});
