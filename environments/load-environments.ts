import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { EnvironmentError, type Problem, problemsText, suggestion } from './checks/problem';
import { type Environment, defineEnvironment } from './environment';

/** An environment file, checked: either it is good, or it has problems. */
export interface CheckedFile {
  /** Name of the environment, which is the name of the file. */
  readonly name: string;
  /** Path of the file. */
  readonly file: string;
  readonly environment?: Environment;
  readonly problems: readonly Problem[];
}

/** Names of the environments in a folder: its TypeScript files that have a default export, by name. */
export function environmentNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z][a-z0-9-]*\.ts$/.test(file))
    .filter((file) => /^export default\b/m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/**
 * Loads and checks environment files.
 *
 * @param names environments to load
 * @default names - every environment of the folder
 * @throws Error where the folder has no such environment; problems in a file are returned
 */
export function checkEnvironmentFiles(folder: string, names?: readonly string[]): CheckedFile[] {
  const known = environmentNames(folder);
  const unknown = (names ?? []).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const reasons = unknown.map((name) => `"${name}"; ${suggestion(name, known)}`);
    throw new Error(
      `an environment must be a file of ${folder} with a default export, got ${reasons.join(', ')}`,
    );
  }
  return (names ?? known).map((name) => checkFile(folder, name));
}

function checkFile(folder: string, name: string): CheckedFile {
  const file = join(folder, `${name}.ts`);
  try {
    const loaded = createRequire(resolve(file))(resolve(file)) as { default: Environment };
    const environment = defineEnvironment(loaded.default);
    const problems: Problem[] =
      environment.name === name
        ? []
        : [
            {
              path: ['name'],
              rule: 'must be the name of the file',
              got: environment.name,
              remedy: `write "${name}"`,
            },
          ];
    return { name, file, environment: problems.length === 0 ? environment : undefined, problems };
  } catch (error) {
    if (error instanceof EnvironmentError) return { name, file, problems: error.problems };
    throw error;
  }
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
    .map(({ name, problems }) => `${name}.ts: ${problemsText(`environment "${name}"`, problems)}`);
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return checked.flatMap(({ environment }) => environment ?? []);
}
