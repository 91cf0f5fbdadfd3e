import { symlinkSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { teamFiles } from '../../environments/team-files';
import { SHOP, environmentAfter, folderOf, problemsIn } from '../support/team-environment';

const LIVE = environmentAfter();
const problems = (files: Readonly<Record<string, string>>) =>
  problemsIn(folderOf({ 'live.yaml': LIVE, ...files }));

test.each([
  ['helper.ts', 'export const regions = [];'],
  ['shop.test.ts', "test('x', () => {});"],
  ['shop.d.ts', 'export default {};'],
  ['.shop.yaml', SHOP],
  ['shop', SHOP],
  ['accounts.csv', 'id,name'],
])('leaves %s alone', (file, text) => {
  expect(teamFiles(folderOf({ [file]: text }))).toEqual([]);
});

test('a file with another extension is refused beside it', () => {
  expect(problems({ 'live/shop.yaml': SHOP, 'live/shop.json': '{}' })).toEqual([
    'live/shop.json:1: applications.shop: must be in one file, got shop.json and shop.yaml; take one out',
  ]);
});

test('what was compiled follows its source', () => {
  const files = { 'live/shop.ts': 'export default {};', 'live/shop.js': 'throw new Error();' };
  expect(problems(files)).toEqual([]);
});

test.each([
  ['Shop.yaml', '"Shop"', 'must be a lower-case word of letters, digits and hyphens, at most 20 long'],
  ['__proto__.yaml', '"__proto__"', 'must be a lower-case word'],
  ['constructor.yaml', '"constructor"', 'must not be a name that every JavaScript object has'],
  ['shared-services.yaml', '"shared-services"', 'must not be shared-services'],
  ['a\u001b[31m\n\u202eb.yaml', '"a\\u001b[31m\\n', 'must be a lower-case word'],
])('a file whose name is no name of an application is refused: %j', (file, got, rule) => {
  const found = problems({ 'live/shop.yaml': SHOP, [`live/${file}`]: SHOP });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`the name of the file ${rule}`);
  expect(found[0]).toContain(`got ${got}`);
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  expect(found[0]!.replace(`live/${file}`, '')).not.toMatch(/[\u001b\n\u202e]/);
});

describe('links', () => {
  test('a file that is one is refused, also where it leads nowhere or to itself', () => {
    const folder = folderOf({ 'live.yaml': LIVE, 'live/README.md': '' });
    symlinkSync('shop.yaml', join(folder, 'live/shop.yaml'));
    expect(teamFiles(join(folder, 'live'))[0]!.problems).toEqual([
      expect.objectContaining({
        rule: 'must be a file, while shop.yaml is a symbolic link',
        remedy: 'write what it says into a file',
      }),
    ]);
  });

  test('a folder that is one is refused', () => {
    const folder = folderOf({ 'live.yaml': LIVE, 'teams/shop.yaml': SHOP });
    symlinkSync('teams', join(folder, 'live'));
    expect(() => problemsIn(folder)).toThrow(/live must be a folder of teams' files, got a symbolic link/);
  });

  test('a folder in place of a file is refused', () => {
    const folder = folderOf({ 'live/x.md': '' });
    mkdirSync(join(folder, 'live/shop.yaml'));
    expect(teamFiles(join(folder, 'live'))[0]!.problems).toEqual([
      expect.objectContaining({ rule: 'must be a file, while shop.yaml is a folder' }),
    ]);
  });
});

describe('a file that no environment belongs to', () => {
  test('is refused, with the environment that may be meant', () => {
    const folder = folderOf({ 'live.yaml': LIVE, 'live/shop.yaml': SHOP, 'lvie/blog.yaml': SHOP });
    expect(problemsIn(folder)).toEqual([
      'lvie/blog.yaml:1: applications.blog: must lie in a folder that is called after an environment, got "lvie"; did you mean "live"?',
    ]);
    renameSync(join(folder, 'lvie'), join(folder, '.lvie'));
    expect(problemsIn(folder)).toEqual([]);
  });

  test('is only what says certificates: other folders are for other things', () => {
    const others = {
      'policies/a.json': '{ "Statement": [] }',
      'shared/a.ts': `export const shop = { certificates: { web: { source: 'public' } } };`,
      'values/a.yaml': 'certificates: {}',
    };
    expect(problems({ 'live/shop.yaml': SHOP, ...others })).toEqual([]);
  });
});
