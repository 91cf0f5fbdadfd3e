import { checkOfLoader, withCheckOfLoader } from '../../environments/check-of-loader';
import { defineEnvironment } from '../../environments/define-environment';
import local from '../../environments/local';

test('what is defined while files are loaded is checked by whoever loads them', () => {
  const staging = { ...local, name: 'staging' };
  expect(
    withCheckOfLoader(
      () => staging,
      () => defineEnvironment(local),
    ),
  ).toBe(staging);
});

test('what is defined otherwise is checked by its own copy, also after a file that failed', () => {
  const fail = () => {
    throw new Error('no file');
  };
  expect(() => withCheckOfLoader(() => local, fail)).toThrow('no file');
  expect(checkOfLoader()).toBeUndefined();
  expect(() => defineEnvironment({ ...local, name: 'no name' })).toThrow('name: must be a lower-case word');
});
