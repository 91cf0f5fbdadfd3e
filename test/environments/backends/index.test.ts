import { problemsAfter } from '../../support/spoilt-environment';

test.each([
  ['without a type', {}, 'backend.type'],
  ['of a type that is none', { type: 'gcs' }, 'backend.type'],
  ['that is no object', 'local', 'backend'],
])('refuses a place of the state %s, and lists the types', (_what, backend, path) => {
  expect(problemsAfter((e) => (e.backend = backend))).toEqual([
    `${path}: must have the type local, s3 or cloud, got ${JSON.stringify(backend)}; choose one`,
  ]);
});
