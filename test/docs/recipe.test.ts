import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import local from '../../environments/local';
import production from '../../environments/production';
import { serviceOf } from '../../fleet/services';
import { WIRINGS } from '../../stacks/consumers';
import { synthesizedStacks } from '../support/environment-stacks';

const ROOT = join(__dirname, '../..');
const KINDS = Object.keys(WIRINGS);
const [, recipe = ''] =
  /\n## A service more\n(.*?)\n## /s.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')) ?? [];
const FILES = [...recipe.matchAll(/`([^`]*<kind>[^`]*)`/g)].map(([, path]) => path ?? '');
const REGISTRIES = [...recipe.matchAll(/`([^`<]*\/index\.ts)`/g)].map(([, path]) => path ?? '');

test('the recipe names files and registries', () => {
  expect([FILES.length, REGISTRIES.length]).toEqual([4, 2]);
});

describe.each(KINDS)('%s', (kind) => {
  test.each(FILES)('has %s', (path) => {
    expect(existsSync(join(ROOT, path.replace('<kind>', kind)))).toBe(true);
  });

  test.each(REGISTRIES)('is in %s', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toContain(`\n  '${kind}': `);
  });

  test('has a row in the table of services, by what a stack of an environment defines for it', () => {
    const types = [local, production].flatMap((environment) => definedTypes(environment, kind));
    expect(types.filter((type) => serviceOf(type) !== undefined)).not.toEqual([]);
  });
});

/** Terraform's types of the resources that stand for consumers of a kind. */
function definedTypes(environment: typeof local, kind: string): string[] {
  const stacks = synthesizedStacks(environment);
  return Object.entries(environment.applications).flatMap(([account, { consumers = {} }]) => {
    const names = Object.keys(consumers).filter((name) => consumers[name]?.type === kind);
    const resources = Object.entries(stacks[`${environment.name}-${account}`]?.resource ?? {});
    return resources
      .filter(([, instances]) =>
        Object.keys(instances).some((id) => names.some((name) => id.startsWith(`Consumers_${name}_`))),
      )
      .map(([type]) => type);
  });
}
