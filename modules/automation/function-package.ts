import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = join(__dirname, '../../lambda/packages');

/**
 * File with the code of a function, as Lambda takes it.
 *
 * @param name a folder of `lambda/`
 * @throws Error where it was not made: the published package has it
 */
export function functionPackage(name: string): string {
  const file = join(PACKAGES, `${name}.zip`);
  if (existsSync(file)) return file;
  throw new Error(`the code of the function ${name} must be made first; run npm run functions`);
}
