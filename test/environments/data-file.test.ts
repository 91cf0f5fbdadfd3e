import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { checkEnvironmentFiles } from '../../environments';
import { lineOfData, readData } from '../../environments/data-file';
import production from '../../environments/production';
import { temporaryFolder } from '../support/temporary-folder';

/** What a folder with this one environment is found to hold. */
function checked(file: string, text: string) {
  const folder = join(temporaryFolder('data'), 'environments');
  mkdirSync(folder);
  writeFileSync(join(folder, file), text);
  const [result] = checkEnvironmentFiles(folder);
  return result;
}

const JSON_TEXT = JSON.stringify({ $schema: './environment.schema.json', ...production }, null, 2);

test.each([
  ['production.json', JSON_TEXT],
  ['production.yaml', stringify(production)],
  ['production.yml', stringify(production)],
])('%s says what production.ts says', (file, text) => {
  expect(checked(file, text)).toMatchObject({ problems: [], environment: production });
});

test.each([
  ['production.json', JSON_TEXT.replace('"eu-west-1"', '"eu-wset-1"'), '"region": "eu-wset-1"'],
  ['production.yaml', stringify(production).replace('eu-west-1', 'eu-wset-1'), 'region: eu-wset-1'],
])('a problem in %s is on its line', (file, text, wrong) => {
  const [problem] = checked(file, text)!.problems;
  expect(problem).toMatchObject({ path: ['sharedServices', 'region'], got: 'eu-wset-1' });
  const line = lineOfData(file, text, problem!.path);
  expect(text.split('\n')[line - 1]).toContain(wrong);
});

test.each([
  ['a.json', '{\n  "applications": {\n}', 'must be JSON', 3],
  ['a.json', '{\n  "applications": yes\n}', 'must be JSON', 2],
  ['a.yaml', 'applications:\n  shop: {\n', 'must be YAML', 3],
  ['a.yaml', 'applications:\n  shop: 1\n  shop: 2\n', 'must be YAML', 3],
])('%s that cannot be read is one problem, with its line', (file, text, rule, line) => {
  expect(checked(file, text)!.problems).toEqual([expect.objectContaining({ path: [], rule, line })]);
});

test('words that other versions of YAML take for something else are text', () => {
  expect(readData('a.yaml', 'a: no\nb: 2026-12-31\nc: 111122223333')).toEqual({
    value: { a: 'no', b: '2026-12-31', c: 111122223333 },
  });
});

test('a file that grows beyond measure is refused', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 12; n += 1) {
    const before = Array.from({ length: 10 }, () => `*a${n - 1}`).join(', ');
    lines.push(`a${n}: &a${n} [${before}]`);
  }
  expect(readData('a.yaml', lines.join('\n'))).toEqual({
    problems: [expect.objectContaining({ rule: 'must be of bounded size' })],
  });
});

test('a name that would set a prototype is refused', () => {
  const text = stringify(production).replace('\n  shop:', '\n  __proto__:');
  expect(checked('production.yaml', text)!.problems).toContainEqual(
    expect.objectContaining({ rule: 'must have no entry named __proto__' }),
  );
});

describe('the line of a value', () => {
  const text =
    'defaults: &defaults\n  regions:\n    - eu-west-1\napplications:\n  shop: *defaults\n  blog:\n    regions: []\n';

  test.each([
    [['applications', 'blog', 'regions'], 7],
    [['applications', 'blog', 'missing'], 6],
    [['applications', 'shop', 'regions', 0], 3],
    [['nothing'], 1],
  ])('%j is %d', (path, line) => {
    expect(lineOfData('a.yaml', text, path)).toBe(line);
  });
});
