import { basename } from 'node:path';
import { checkForeignNames } from './checks/claims';
import { environmentFiles } from './environment-files';
import type { Environment } from './environment';
import { type CheckedFile, type LoadedFile, loadFile, placeOfPath } from './load-file';
import { problemLine, problemsHeading } from './problem';
import { suggestion } from './suggestion';
import { writtenPath } from './team-applications';
import { strayTeamFiles } from './team-files';

export { type CheckedFile, placeOfPath } from './load-file';

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
  const checked = (names ?? known).flatMap((name) =>
    loaded.filter((each) => each.name === name).map((each) => againstOthers(each, loaded)),
  );
  return names === undefined ? [...checked, ...strayFiles(folder, known)] : checked;
}

/** What lies in a folder that is called after no environment, and so would be in none. */
function strayFiles(folder: string, environments: readonly string[]): CheckedFile[] {
  return strayTeamFiles(folder, environments).map(({ environment, name, file }) => ({
    name: environment,
    file,
    teamFiles: new Map(),
    problems: [
      {
        path: ['applications', name],
        rule: 'must lie in a folder that is called after an environment',
        got: environment,
        remedy: suggestion(environment, environments),
      },
    ],
  }));
}

function againstOthers({ draft, teams, ...checked }: LoadedFile, all: readonly LoadedFile[]): CheckedFile {
  const others = all.flatMap((other) =>
    other.name !== checked.name && other.draft ? [[other.name, other.draft] as const] : [],
  );
  const foreign = checkForeignNames(draft ?? {}, Object.fromEntries(others)).map((problem) => ({
    ...problem,
    path: writtenPath(problem.path, teams),
  }));
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
  const failures = checked.filter(({ problems }) => problems.length > 0).map(failureText);
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return checked.flatMap(({ environment }) => environment ?? []);
}

/** The problems of a file, and those of its teams each with its own file. */
function failureText(checked: CheckedFile): string {
  const { name, file, problems } = checked;
  const lines = problems.map((problem) => {
    const place = placeOfPath(checked, problem.path);
    return `  ${place.file === file ? '' : `${name}/${basename(place.file)}: `}${problemLine(problem)}`;
  });
  return [`${basename(file)}: ${problemsHeading(`environment "${name}"`, problems.length)}`, ...lines].join(
    '\n',
  );
}
