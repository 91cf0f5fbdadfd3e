import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { withCheckOfLoader } from './check-of-loader';
import { checkEnvironment } from './checks/check-environment';
import { isEnvironmentError } from './checks/environment-error';
import { isDataFile, readData } from './data-file';
import type { Draft } from './draft';
import type { Environment } from './environment';
import type { EnvironmentFile } from './environment-files';
import { loadProblem } from './load-problem';
import type { Path, Problem } from './problem';
import { type TeamFile, teamFiles } from './team-files';
import { applicationsOf, teamsOf } from './team-applications';

/** An environment file, checked: either it is good, or it has problems. */
export interface CheckedFile {
  /** Name of the environment, which is the name of the file. */
  readonly name: string;
  /** Path of the file. */
  readonly file: string;
  /** Paths of its teams' files, by application. */
  readonly teamFiles: ReadonlyMap<string, string>;
  readonly environment?: Environment;
  readonly problems: readonly Problem[];
}

export interface LoadedFile extends CheckedFile {
  /** What is well-formed, also where something is not. */
  readonly draft?: Draft<Environment>;
  /** Its teams as the file has them, well-formed or not. */
  readonly teams: Readonly<Record<string, unknown>>;
}

/** The file that says what is at a path of an environment, and the path in that file. */
export function placeOfPath(
  { file, teamFiles: files }: Pick<CheckedFile, 'file' | 'teamFiles'>,
  path: Path,
): { readonly file: string; readonly path: Path } {
  const [section, name, ...rest] = path;
  const own = section === 'applications' ? files.get(String(name)) : undefined;
  return own === undefined ? { file, path } : { file: own, path: rest };
}

/** Loads an environment with the files of its teams, and checks them as one. */
export function loadFile({ name, file }: EnvironmentFile): LoadedFile {
  const found = valueOfFile(file);
  const value = 'value' in found ? found.value : undefined;
  const teams = teamsOf(value);
  // What the environment's file has too is told of there, where the whole application is.
  const [known, twice] = partition(teamFiles(join(dirname(file), name)), (each) =>
    Object.hasOwn(applicationsOf(value), each.name),
  );
  const read = known.map((each) => ({ ...each, found: readTeamFile(each) }));
  const loaded = { name, file, teams, teamFiles: new Map(known.map((each) => [each.name, each.file])) };
  const problems = read.flatMap((each) => ('problems' in each.found ? each.found.problems : []));
  if ('problems' in found)
    return { ...loaded, draft: found.draft, problems: [...found.problems, ...problems] };

  const values = new Map<string, unknown>([
    ...twice.map((each) => [each.name, undefined] as const),
    ...read.flatMap((each) => {
      if ('value' in each.found) return [[each.name, each.found.value] as const];
      // Whatever is wrong with its file, the application is there.
      return Object.hasOwn(teams, each.name) ? [[each.name, {}] as const] : [];
    }),
  ]);
  try {
    const files = { environmentFile: basename(file), folder: name, values };
    const environment = checkEnvironment(found.value, files);
    const rule = 'must be the name of the file';
    const misnamed = { path: ['name'], rule, got: environment.name, remedy: `write "${name}"` };
    const all = environment.name === name ? problems : [misnamed, ...problems];
    return all.length === 0
      ? { ...loaded, environment, draft: environment, problems: [] }
      : { ...loaded, draft: environment.name === name ? environment : undefined, problems: all };
  } catch (error) {
    if (!isEnvironmentError(error)) throw error;
    return { ...loaded, draft: error.draft, problems: [...error.problems, ...problems] };
  }
}

/** What a file says, or why it says nothing. */
type Found =
  | { readonly value: unknown }
  | { readonly problems: readonly Problem[]; readonly draft?: Draft<Environment> };

function readTeamFile({ name, file, problems }: TeamFile): Found {
  if (problems.length > 0) return { problems };
  const found = valueOfFile(file);
  return 'value' in found
    ? found
    : {
        problems: found.problems.map((problem) => ({
          ...problem,
          path: ['applications', name, ...problem.path],
        })),
      };
}

function valueOfFile(file: string): Found {
  try {
    return isDataFile(file) ? readData(file, readFileSync(file, 'utf8')) : exportOf(file);
  } catch (error) {
    return isEnvironmentError(error)
      ? { problems: error.problems, draft: error.draft }
      : { problems: [loadProblem(file, error)] };
  }
}

/** What a program exports. An environment that it defines is checked when the files of its teams are with it. */
function exportOf(file: string): Found {
  const { default: value } = withCheckOfLoader(
    (environment) => environment as Environment,
    () => requireWithStack(resolve(file)),
  );
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

/** The items that do not fulfil a condition, and those that do. */
function partition<T>(items: readonly T[], condition: (item: T) => boolean): [T[], T[]] {
  return [items.filter((item) => !condition(item)), items.filter(condition)];
}
