import { problemsAfter } from '../../support/spoilt-environment';

const cloud = (changes: object) =>
  problemsAfter((e) => (e.backend = { type: 'cloud', organization: 'example', ...changes }));

test('takes an organization, and another host and project', () => {
  expect(cloud({})).toEqual([]);
  expect(cloud({ hostname: 'terraform.example.com', project: 'certificates' })).toEqual([]);
});

test.each([
  [{ organization: ' ' }, 'organization: must be non-empty text, got " "; fill it in'],
  [{ project: '' }, 'project: must be non-empty text, got ""; fill it in'],
  [{ hostname: 'https://example.com' }, 'hostname: must have labels of letters, digits and hyphens'],
  [{ hostname: '*.example.com' }, 'hostname: must be a name without wildcard'],
])('refuses %j', (changes, message) => {
  expect(cloud(changes)).toEqual([expect.stringContaining(`backend.${message}`)]);
});
