import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Command, Option } from 'commander';
import {
  type CheckedFile,
  checkEnvironmentFiles,
  environmentNames,
  pathText,
  problemLine,
  problemsText,
} from '../../environments';
import type { Finish } from '../command-line';
import { lineOfPath } from '../environment-lines';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import { githubAnnotation } from '../github-annotation';
import { type Terminal, withProgress } from '../terminal';

interface Options {
  readonly environments: string;
  readonly format: 'text' | 'json' | 'github';
  readonly json?: boolean;
}

/** `certfleet check`: every problem of the environment files, without AWS. */
export function checkCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('check')
    .description('Every problem of the environment files, without AWS.')
    .argument('[environment...]', 'environments to check; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .addOption(
      new Option('--format <format>', 'github: annotations on the lines of the files')
        .choices(['text', 'json', 'github'])
        .default('text'),
    )
    .option('--json', 'short for --format json: a list of problems')
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet check
  $ certfleet check production --format github`,
    )
    .action((names: string[], options: Options) => finish(check(terminal, names, options)));
}

async function check(terminal: Terminal, names: readonly string[], options: Options): Promise<ExitCode> {
  const all = names.length > 0 ? names : environmentNames(options.environments);
  const files = await withProgress(terminal, (report) =>
    Promise.resolve(
      all.flatMap((name) => {
        report(`checking ${name}`);
        return checkEnvironmentFiles(options.environments, [name]);
      }),
    ),
  );
  const format = options.json ? 'json' : options.format;
  const text = FORMATS[format](files);
  if (text !== '') terminal.print(text);
  const isGood = files.every(({ problems }) => problems.length === 0);
  return isGood ? EXIT_CODES.ok : EXIT_CODES.found;
}

const FORMATS: Readonly<Record<Options['format'], (files: readonly CheckedFile[]) => string>> = {
  text: (files) =>
    files
      .map(({ file, name, problems }) =>
        problems.length === 0 ? `${file}: good` : problemsText(`${file}: environment "${name}"`, problems),
      )
      .join('\n'),
  json: (files) => JSON.stringify(files.flatMap(problemsOf), null, 2),
  github: (files) =>
    files
      .flatMap(problemsOf)
      .map(({ file, line, message }) => githubAnnotation('error', 'environment', message, { file, line }))
      .join('\n'),
};

function problemsOf({ file, name, problems }: CheckedFile) {
  if (problems.length === 0) return [];
  const source = readFileSync(file, 'utf8');
  return problems.map((problem) => ({
    environment: name,
    file: relative('.', file).replaceAll('\\', '/'),
    line: lineOfPath(source, problem.path),
    path: pathText(problem.path),
    message: problemLine(problem),
  }));
}
