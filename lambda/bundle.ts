import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { zipSync } from 'fflate';

const ROOT = join(__dirname, '..');

/** What `Handler` of a function must be. */
export const HANDLER = 'index.handler';

/** In local time, as ZIP has it: the same bytes in every time zone. */
const NO_DAY = new Date(1980, 0, 1);

/** The functions, which are the folders of `lambda/`; beside them is what is made of them. */
export function functionNames(): string[] {
  return readdirSync(join(ROOT, 'lambda'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, 'lambda', entry.name, 'handler.ts')))
    .map(({ name }) => name);
}

/**
 * The package of a function, as Lambda takes it: one file with all that it needs. The same sources give the same bytes on every
 * machine, so that nothing is deployed where nothing changed.
 *
 * @param name a folder of `lambda/`, with `handler.ts`
 */
export function bundle(name: string): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, 'lambda', name, 'handler.ts')],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    minify: true,
    legalComments: 'none',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
  });
  const [file] = outputFiles;
  return zipSync({ 'index.js': [file!.contents, { mtime: NO_DAY }] });
}
