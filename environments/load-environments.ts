import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { withCheckOfLoader } from './check-of-loader';
import { checkEnvironment } from './checks/check-environment';
import { checkForeignNames } from './checks/claims';
import type { Draft } from './draft';
import { EnvironmentError } from './checks/environment-error';
import { type Problem, problemsText } from './problem';
import { suggestion } from './suggestion';
import type { Environment } from './environment';
import { type Data, isDataFile, readData } from './data-file';
import { type EnvironmentFile, environmentFiles } from './environment-files';
import { loadProblem } from './load-problem';

/** An environment file, checked: either it is good, or it has problems. */
export interface CheckedFile {
  /** Name of the environment, which is the name of the file. */
  readonly name: string;
  /** Path of the file. */
  readonly file: string;
  readonly environment?: Environment;
  readonly problems: readonly Problem[];
}

/** Names of the environments in a folder. */
export function environmentNames(folder: string): string[] {
  return environmentFiles(folder).map(({ name }) => name);
}

/**
 * Loads and checks environment files, each by itself and against the names that the folder's others compute.
 *
 * @param names environments to check
 * @default names - every environment of the folder
 * @param onFile told of each file before it is loaded
 * @throws Error where the folder has no environment, or not such a one; problems in a file are returned
 */
export function checkEnvironmentFiles(
  folder: string,
  names?: readonly string[],
  onFile?: (name: string) => void,
): CheckedFile[] {
  const files = environmentFiles(folder);
  if (files.length === 0) {
    throw new Error(
      `a folder of environments must have a file with a default export, got none in ${folder}; ` +
        'write one, or name another folder',
    );
  }
  const known = files.map(({ name }) => name);
  const unknown = (names ?? []).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const reasons = unknown.map((name) => `"${name}"; ${suggestion(name, known)}`);
    throw new Error(
      `an environment must be a file of ${folder} with a default export, got ${reasons.join(', ')}`,
    );
  }
  const loaded = files.map((file) => {
    onFile?.(file.name);
    return loadFile(file);
  });
  return (names ?? known).flatMap((name) =>
    loaded.filter((each) => each.name === name).map((each) => againstOthers(each, loaded)),
  );
}

interface LoadedFile extends CheckedFile {
  /** What is well-formed, also where something is not. */
  readonly draft?: Draft<Environment>;
}

function loadFile({ name, file }: EnvironmentFile): LoadedFile {
  try {
    const data = isDataFile(file) ? readData(file, readFileSync(file, 'utf8')) : exportOf(file);
    if ('problems' in data) return { name, file, problems: data.problems };
    const environment = checkEnvironment(data.value);
    if (environment.name === name) return { name, file, environment, draft: environment, problems: [] };
    const rule = 'must be the name of the file';
    return {
      name,
      file,
      problems: [{ path: ['name'], rule, got: environment.name, remedy: `write "${name}"` }],
    };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) return { name, file, problems: [loadProblem(file, error)] };
    return { name, file, draft: error.draft, problems: error.problems };
  }
}

function exportOf(file: string): Data {
  const { default: value } = withCheckOfLoader(checkEnvironment, () => requireWithStack(resolve(file)));
  if (value !== undefined) return { value };
  const remedy = 'put "export default" before it';
  return { problems: [{ path: [], rule: 'must be the default export of its file', remedy, line: 1 }] };
}

/** Node keeps ten calls of an error, which may end before the file that imports what is not there. */
function requireWithStack(file: string): { readonly default?: unknown } {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  try {
    return createRequire(file)(file) as { readonly default?: unknown };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function againstOthers({ draft, ...checked }: LoadedFile, all: readonly LoadedFile[]): CheckedFile {
  const others = all.flatMap((other) =>
    other.name !== checked.name && other.draft ? [[other.name, other.draft] as const] : [],
  );
  const foreign = checkForeignNames(draft ?? {}, Object.fromEntries(others));
  return foreign.length === 0
    ? checked
    : { ...checked, environment: undefined, problems: [...checked.problems, ...foreign] };
}

/**
 * Loads the environments of a folder.
 *
 * @param names environments to load
 * @default names - every environment of the folder
 * @throws Error with every problem of every file, each file by its name
 */
export function loadEnvironments(folder: string, names?: readonly string[]): Environment[] {
  const checked = checkEnvironmentFiles(folder, names);
  const failures = checked
    .filter(({ problems }) => problems.length > 0)
    .map(
      ({ name, file, problems }) => `${basename(file)}: ${problemsText(`environment "${name}"`, problems)}`,
    );
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return checked.flatMap(({ environment }) => environment ?? []);
}
