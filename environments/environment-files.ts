import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isDataFile } from './data-file';

/** An environment file, found by what it says. */
export interface EnvironmentFile {
  /** Name of the file without its extension, which is the name of the environment. */
  readonly name: string;
  readonly file: string;
}

/** Of files with one name the first is loaded: what was compiled follows its source. */
export const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '.yaml', '.yml'];

/** Names of files that may be one: without a second dot. */
export const ENVIRONMENT_FILE = /^[^.]+\.(?:[cm]?[jt]s|json|ya?ml)$/;

const DEFAULT_EXPORT =
  /^\s*export\s+default\b|\bexport\s*\{[^}]*\bdefault\b[^}]*\}|\bexports\.default\s*=(?!\s*void 0)/m;
const ANY_EXPORT = /^\s*export\b|\bexports\b/m;
/** Data that says something of an environment: settings of tools and lists for other files don't. */
const ENVIRONMENT_DATA = /(?:^|[{,])\s*["']?(?:organization|sharedServices|applications)["']?\s*:/m;
/** A constant that is typed as an environment, and not as a part of one. */
const TYPED_ENVIRONMENT =
  /^\s*export\s+(?:const|let|var)\s+\w+\s*:\s*Environment\b(?!\s*\[)|\bsatisfies\s+Environment\b/m;
const DEFINES_ENVIRONMENT = /(?<!function )\bdefineEnvironment\)?\s*\(/;

/**
 * The environment files of a folder, by name: TypeScript and JavaScript except helpers, JSON and YAML that is one.
 *
 * A helper exports something for the others, has no default export, and defines no environment. So a file that lost
 * its default export is still an environment, one with a problem. Files with a second dot in their name, as
 * `production.test.ts` and `production.d.ts`, and folders are left alone: one called after an environment holds the files
 * of its teams.
 */
export function environmentFiles(folder: string): EnvironmentFile[] {
  const sources = readdirSync(folder)
    .filter((file) => ENVIRONMENT_FILE.test(file))
    .filter((file) => isEnvironment(file, readFileSync(join(folder, file), 'utf8')))
    .sort((a, b) => EXTENSIONS.indexOf(extname(b)) - EXTENSIONS.indexOf(extname(a)));
  const byName = new Map(sources.map((file) => [nameOfFile(file), join(folder, file)]));
  return [...byName].map(([name, file]) => ({ name, file })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The name of a file without its extension. */
export function nameOfFile(file: string): string {
  return file.slice(0, file.indexOf('.'));
}

/** Whether TypeScript or JavaScript is there for others: it exports something, and nothing by default. */
export function isHelper(source: string): boolean {
  return !hasDefaultExport(source) && ANY_EXPORT.test(source);
}

export function hasDefaultExport(source: string): boolean {
  return DEFAULT_EXPORT.test(source);
}

function isEnvironment(file: string, source: string): boolean {
  if (isDataFile(file)) return ENVIRONMENT_DATA.test(source);
  return !isHelper(source) || DEFINES_ENVIRONMENT.test(source) || TYPED_ENVIRONMENT.test(source);
}
