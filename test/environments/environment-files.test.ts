import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { environmentFiles } from '../../environments/environment-files';
import { temporaryFolder } from '../support/temporary-folder';

/** The environments found among files of these texts. */
function found(files: Readonly<Record<string, string>>): string[] {
  const folder = temporaryFolder('files');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return environmentFiles(folder).map(({ file }) => basename(file));
}

test("finds this project's environments, and none of its other files", () => {
  expect(environmentFiles(join(__dirname, '../../environments')).map(({ name }) => name)).toEqual([
    'development',
    'local',
    'production',
    'staging',
  ]);
});

test.each([
  ['a.ts', 'export default defineEnvironment({});'],
  ['a.mts', 'const a = {};\nexport { a as default };'],
  ['a.cts', "export { default } from './b';"],
  ['a.mjs', 'export default {};'],
  ['a.js', 'exports.default = void 0;\nconst a = {};\nexports.default = a;'],
  ['Not A Name.ts', 'export default {};'],
])('takes %s, %s', (file, text) => {
  expect(found({ [file]: text })).toEqual([file]);
});

test.each([
  ['without an export', 'const environment = defineEnvironment({});'],
  ['with another export', 'export const tags = {};\nconst environment = defineEnvironment({});'],
  ['that exports it by a name', 'export const production = defineEnvironment({});'],
  [
    'compiled, without an export',
    'Object.defineProperty(exports, "__esModule", {});\n(0, environment_1.defineEnvironment)({});',
  ],
  ['that is empty', ''],
])('takes a file that lost its default export, %s', (_what, text) => {
  expect(found({ 'production.ts': text })).toEqual(['production.ts']);
});

test.each([
  ['helper.ts', 'export const tags = {};'],
  ['types.ts', 'export interface Tags {}'],
  ['types.js', 'Object.defineProperty(exports, "__esModule", { value: true });'],
  ['production.d.ts', 'export default environment;'],
  ['production.test.ts', "test('x', () => {});"],
  ['notes.md', 'export default'],
])('leaves %s alone', (file, text) => {
  expect(found({ [file]: text })).toEqual([]);
});

test('takes the source of a file that is compiled beside it', () => {
  const text = 'export default {};';
  expect(found({ 'a.js': text, 'a.ts': text, 'b.js': text })).toEqual(['a.ts', 'b.js']);
});

test.each([
  ['typed', 'export const lost: Environment = {};'],
  ['that satisfies it', 'export const lost = {} satisfies Environment;'],
])('takes a constant that is an environment, %s', (_what, text) => {
  expect(found({ 'lost.ts': text })).toEqual(['lost.ts']);
});

test.each([
  ['production.json', '{ "organization": {} }'],
  ['production.yaml', 'applications:\n'],
])('takes data, %s', (file, text) => {
  expect(found({ [file]: text })).toEqual([file]);
});

test.each([
  ['tsconfig.json', '{ "compilerOptions": {} }'],
  ['accounts.yaml', '- shop\n- blog\n'],
  ['teams.ts', "export const teams: Environment['teams'] = {};"],
  ['maker.ts', 'export function environment(): Environment {\n  return { organization: {} };\n}'],
])('leaves %s alone, which is none', (file, text) => {
  expect(found({ [file]: text })).toEqual([]);
});
