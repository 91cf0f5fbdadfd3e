import { problemsAfter } from '../../support/spoilt-environment';

const inDirectory = (directory: string) => problemsAfter((e) => (e.backend = { type: 'local', directory }));

test('takes a folder beside or above the synthesized stack', () => {
  expect(inDirectory('state')).toEqual([]);
  expect(inDirectory('../../../state')).toEqual([]);
});

test.each(['/var/state', 'C:\\state', '~/state', ''])(
  'refuses %p, as another machine has it elsewhere',
  (directory) => {
    expect(inDirectory(directory)).toEqual([
      `backend.directory: must be a relative path, got ${JSON.stringify(directory)}; ` +
        'start it with "../../../" to reach the project folder',
    ]);
  },
);
