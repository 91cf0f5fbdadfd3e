import { type Dirent, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isDataFile } from './data-file';
import { ENVIRONMENT_FILE, EXTENSIONS, hasDefaultExport, isHelper, nameOfFile } from './environment-files';
import type { Problem } from './problem';
import { applicationNameProblems } from './team-applications';

/** Bytes of a file that is looked into wherever it lies: beside environments there may be data of any size. */
const LARGEST = 1_000_000;

/** A file of a team, found in the folder of its environment. */
export interface TeamFile {
  /** Name of the file without its extension, which is the name of the application. */
  readonly name: string;
  readonly file: string;
  /** Why it is not to be read. */
  readonly problems: readonly Problem[];
}

/**
 * The files of teams beside an environment's file, by name: `production/shop.yaml` beside `production.yaml`.
 *
 * What counts as a file is as for environments, helpers included. Links are refused: who may change one is not who may
 * change what it leads to.
 *
 * @param folder the environment's folder, which need not be there
 */
export function teamFiles(folder: string): TeamFile[] {
  const files = new Map<string, Dirent[]>();
  for (const entry of entriesOfFolder(folder)) {
    const file = join(folder, entry.name);
    if (!ENVIRONMENT_FILE.test(entry.name)) continue;
    if (entry.isFile() && !isDataFile(file) && isHelper(readFileSync(file, 'utf8'))) continue;
    const name = nameOfFile(entry.name);
    files.set(name, [...(files.get(name) ?? []), entry]);
  }
  return [...files].map(([name, entries]) => {
    entries.sort((a, b) => EXTENSIONS.indexOf(extname(a.name)) - EXTENSIONS.indexOf(extname(b.name)));
    const problems = [
      ...applicationNameProblems(name, ['applications', name], 'the name of the file'),
      ...entryProblems(name, entries),
    ];
    return { name, file: join(folder, entries[0]!.name), problems };
  });
}

/** Files that say an application in a folder that no environment is called after. */
export function strayTeamFiles(
  folder: string,
  environments: readonly string[],
): Array<{ readonly environment: string; readonly name: string; readonly file: string }> {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !environments.includes(entry.name),
    )
    .flatMap(({ name: environment }) =>
      entriesOfFolder(join(folder, environment))
        .filter((entry) => entry.isFile() && ENVIRONMENT_FILE.test(entry.name))
        .map((entry) => ({
          environment,
          name: nameOfFile(entry.name),
          file: join(folder, environment, entry.name),
        }))
        .filter(
          ({ file }) => lstatSync(file).size <= LARGEST && isApplication(file, readFileSync(file, 'utf8')),
        ),
    );
}

/** The entries of a folder by name; of a link to one it is the link itself that is told. */
function entriesOfFolder(folder: string): Dirent[] {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) {
    throw new Error(
      `${folder} must be a folder of teams' files, got a symbolic link; put the files there, or call the link otherwise`,
    );
  }
  return found?.isDirectory()
    ? readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    : [];
}

function entryProblems(name: string, entries: readonly Dirent[]): Problem[] {
  const path = ['applications', name];
  const odd = entries.find((entry) => !entry.isFile());
  if (odd) {
    const got = odd.isSymbolicLink() ? 'a symbolic link' : odd.isDirectory() ? 'a folder' : 'something else';
    return [
      { path, rule: `must be a file, while ${odd.name} is ${got}`, remedy: 'write what it says into a file' },
    ];
  }
  const sources = entries.filter(({ name: file }) => !isCompiled(file, entries));
  return sources.length === 1
    ? []
    : [
        {
          path,
          rule: `must be in one file, got ${sources.map(({ name: file }) => file).join(' and ')}`,
          remedy: 'take one out',
        },
      ];
}

/** Whether a file is what a compiler made of another. */
function isCompiled(file: string, all: readonly Dirent[]): boolean {
  const source = file.replace(/\.([cm]?)js$/, '.$1ts');
  return source !== file && all.some(({ name }) => name === source);
}

/** Whether a file wherever it is can only be an application: it has certificates, each of some source. */
function isApplication(file: string, text: string): boolean {
  return (
    (isDataFile(file) || hasDefaultExport(text)) &&
    /\bcertificates["']?\s*:/.test(text) &&
    /\bsource["']?\s*:\s*["']?(?:public|private|imported|existing)\b/.test(text)
  );
}
