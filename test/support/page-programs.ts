import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
/** The package's entry points, by what a program imports. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  'certfleet/consumers': 'modules/consumers',
  'certfleet/core': 'modules/core/constructs',
  'certfleet/environments': 'environments',
};

/** A program of a page as a file at the root of this project. */
export function inThisProject(program: string): string {
  return Object.entries(ENTRY_POINTS).reduce(
    (text, [name, path]) => text.replaceAll(`'${name}'`, `'./${path}'`),
    program,
  );
}

/**
 * Runs a program of a page, which finds the values that are given by their names.
 *
 * @param load gives what it imports, by the path of the file or the package
 * @default load - as the test itself imports it
 */
export function runProgram(
  program: string,
  given: Readonly<Record<string, unknown>>,
  load: (path: string) => unknown = (path) => jest.requireActual(path),
): void {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const run = compileFunction(outputText, ['require', 'exports', ...Object.keys(given)]) as (
    ...values: unknown[]
  ) => void;
  run(
    (name: string) => load(join(ROOT, ENTRY_POINTS[name] ?? `node_modules/${name}`)),
    {},
    ...Object.values(given),
  );
}
