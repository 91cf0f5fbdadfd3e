import { type CompileError, compileErrors } from '../support/compile';

const FORM = { type: "oneOf(['tea'])", cups: "integer(1, 9, 'cups')", sugar: 'word.optional()' };

/** Forms of tea, in each of which one property is other than it should be; undefined leaves it out. */
const DRIFTED = {
  'an optional property of the interface alone': { sugar: undefined },
  'a property of the form alone': { milk: 'flag.optional()' },
  'a form of another type': { cups: 'word' },
  'a form that demands what may be missing': { sugar: 'word' },
  'a form that lets out what must be there': { cups: `${FORM.cups}.optional()` },
};

function source(change: Readonly<Record<string, string | undefined>>): string {
  const shape = Object.entries({ ...FORM, ...change }).filter(([, form]) => form !== undefined);
  return `
    import { flag, formOf, integer, oneOf, word } from './form';
    interface Tea { readonly type: 'tea'; readonly cups: number; readonly sugar?: string }
    export const used = [flag, integer, oneOf, word];
    export const tea = formOf<Tea>()({ ${shape.map((pair) => pair.join(': ')).join(', ')} });`;
}

const fileOf = (title: string) => `environments/${title.replaceAll(' ', '-')}.ts`;
let errors: readonly CompileError[];

beforeAll(() => {
  const drifted = Object.entries(DRIFTED).map(([title, change]) => [fileOf(title), source(change)]);
  errors = compileErrors({ 'environments/tea.ts': source({}), ...Object.fromEntries(drifted) });
});

test('a form of all properties of its interface compiles', () => {
  expect(errors.filter(({ file }) => file === 'environments/tea.ts')).toEqual([]);
});

test.each(Object.entries(DRIFTED))('refuses to compile %s, by name', (title, change) => {
  const [property] = Object.keys(change);
  expect(errors.filter(({ file }) => file === fileOf(title))).toEqual([
    { file: fileOf(title), text: expect.stringContaining(String(property)) as string },
  ]);
});
