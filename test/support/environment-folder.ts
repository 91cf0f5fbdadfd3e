import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

const ENVIRONMENTS = join(__dirname, '../../environments');

/** A folder with copies of environment files in which a text is replaced by another. */
export function environmentFolder(
  changes: Readonly<Record<string, readonly [from: string, to: string]>>,
): string {
  const folder = temporaryFolder('environments');
  for (const [file, [from, to]] of Object.entries(changes)) {
    const text = readFileSync(join(ENVIRONMENTS, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(
      join(folder, file),
      text.replace(from, to).replaceAll("from './", `from '${ENVIRONMENTS}/`),
    );
  }
  return folder;
}
