import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EnvironmentError } from './checks/problem';
import type { Environment } from './environment';

/**
 * Loads environment files by name from a folder; each has its environment as the default export.
 *
 * @throws Error with every problem of every file, each file by its name
 */
export function loadEnvironments(folder: string, names: readonly string[]): Environment[] {
  const load = createRequire(join(folder, 'environment.js'));
  const failures: string[] = [];
  const environments = names.flatMap((name): Environment[] => {
    const file = `${name}.ts`;
    try {
      const environment = (load(join(folder, name)) as { default: Environment }).default;
      if (environment.name === name) return [environment];
      failures.push(`${file}: name must be the name of the file, got "${environment.name}"; write "${name}"`);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      failures.push(`${file}: ${error.message}`);
    }
    return [];
  });
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return environments;
}
