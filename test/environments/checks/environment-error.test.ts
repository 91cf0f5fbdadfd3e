import { EnvironmentError, defineEnvironment } from '../../../environments';
import { draft } from '../../support/spoilt-environment';

const problem = { path: ['name'], rule: 'must be short', remedy: 'shorten it' };

test('names what was checked, and every problem on a line of its own', () => {
  const error = new EnvironmentError('environment "shop"', [problem, { ...problem, path: ['tags'], got: 1 }]);
  expect(error.message).toBe(
    'environment "shop" has 2 problems\n  name: must be short; shorten it\n  tags: must be short, got 1; shorten it',
  );
  expect(error.name).toBe('EnvironmentError');
});

/** What the check throws at an environment. */
function thrownAt(environment: any): EnvironmentError {
  try {
    defineEnvironment(environment);
  } catch (error) {
    return error as EnvironmentError;
  }
  throw new Error('the environment must be refused');
}

test('holds what is well-formed, for checks across files', () => {
  const environment = draft();
  environment.applications.shop.accountId = '2222';
  const { draft: held } = thrownAt(environment);
  expect(held?.name).toBe('local');
  expect(held?.applications?.shop).toMatchObject({
    accountId: undefined,
    regions: ['eu-west-1', 'us-east-1'],
  });
});

test.each([
  ['environment "local"', { ...draft(), tags: 7 }],
  ['an unnamed environment', { ...draft(), name: 'Local' }],
])('says %s where it knows no more', (subject, environment) => {
  expect(thrownAt(environment).subject).toBe(subject);
});
