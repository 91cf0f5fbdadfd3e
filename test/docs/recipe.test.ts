import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceOf } from '../../fleet/services';
import { WIRINGS } from '../../stacks/consumers';
import { consumerPage, exampleEnvironment, examplesOf } from '../support/consumer-examples';
import { synthesizedStacks } from '../support/environment-stacks';

const ROOT = join(__dirname, '../..');
const KINDS = Object.keys(WIRINGS);
const [, recipe = ''] =
  /\n## A service more\n(.*?)\n## /s.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')) ?? [];
const FILES = [...recipe.matchAll(/`([^`]*<kind>[^`]*)`/g)].map(([, path]) => path ?? '');
const REGISTRIES = [...recipe.matchAll(/`([^`<]*\/index\.ts)`/g)].map(([, path]) => path ?? '');

test('the recipe names files and registries', () => {
  expect([FILES.length, REGISTRIES.length]).toEqual([6, 2]);
});

describe.each(KINDS)('%s', (kind) => {
  test.each(FILES)('has %s', (path) => {
    expect(existsSync(join(ROOT, path.replace('<kind>', kind)))).toBe(true);
  });

  test.each(REGISTRIES)('is in %s', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toContain(`\n  '${kind}': `);
  });

  test('has a row in the table of services, by what the example of its page defines', () => {
    const { entries } = examplesOf(consumerPage(kind));
    const { resource = {} } = synthesizedStacks(exampleEnvironment(entries[0]!))['example-shop']!;
    const types = Object.keys(resource).filter((type) =>
      Object.keys(resource[type]!).some((id) => id.startsWith('Consumers_')),
    );
    expect(types.filter((type) => serviceOf(type) !== undefined)).not.toEqual([]);
  });
});
