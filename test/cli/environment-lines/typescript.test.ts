import { lineInTypeScript } from '../../../cli/environment-lines/typescript';

const SOURCE = `import { defineEnvironment, type Environment } from './environment';

const share = { organization: true };
const shop = {
  accountId: '1',
  regions: ['eu-west-1', 'moon-1'],
} as const;

export default defineEnvironment({
  name: 'production',
  'organization': { id: 'x' },
  sharedServices: {
    zones: {
      'example.com': { type: 'create' },
    },
    certificateAuthorities: { issuing: { shareWith: share } },
  },
  applications: {
    shop,
    blog: { ...shop, accountId: '2' },
  },
} satisfies Environment);
`;

test.each([
  ['a property', ['name'], 10],
  ['a quoted property', ['organization', 'id'], 11],
  ['a name with dots', ['sharedServices', 'zones', 'example.com', 'type'], 14],
  ['a constant of the file', ['applications', 'shop', 'accountId'], 5],
  ['an item of a list', ['applications', 'shop', 'regions', 1], 6],
  [
    'a constant that is used deep inside',
    ['sharedServices', 'certificateAuthorities', 'issuing', 'shareWith', 'organization'],
    3,
  ],
  ['what is missing, where it should be', ['applications', 'blog', 'regions'], 20],
  ['the environment as a whole', [], 9],
])('finds the line of %s', (_what, path, line) => {
  expect(lineInTypeScript(SOURCE, path)).toBe(line);
});

test('survives constants that name each other, and files that are no environment', () => {
  expect(lineInTypeScript('const a = b;\nconst b = a;\nexport default a;', ['x'])).toBe(3);
  expect(lineInTypeScript('export {};', ['x'])).toBe(1);
});

test.each([
  ['export { environment as default };', 'a list of exports'],
  ['exports.default = void 0;\nexports.default = environment;', 'an assignment of CommonJS'],
])('finds the default export in %s', (exported) => {
  const source = `const environment = {\n  name: 'x',\n  regions: [],\n};\n${exported}\n`;
  expect(lineInTypeScript(source, ['regions'])).toBe(3);
});
