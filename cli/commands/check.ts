import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Command, Option } from 'commander';
import {
  type CheckedFile,
  type Environment,
  checkEnvironmentFiles,
  environmentNames,
  pathText,
  placeOfPath,
  problemLine,
  problemsHeading,
} from '../../environments';
import { environmentPolicies } from '../../environments/permissions/environment-policies';
import { policyProblems } from '../../environments/permissions/policy-problems';
import { jsonText } from '../../modules/core';
import { lineOfPath } from '../environment-lines';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { policyQuotaOption } from '../policy-quota';
import type { GitHubAnnotation } from '../pull-request/github-annotation';
import { type Terminal, withProgress } from '../terminal';

interface Options {
  readonly environments: string;
  readonly format: 'text' | 'json' | 'github';
  readonly json?: boolean;
  readonly quota: number;
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
    .addOption(policyQuotaOption())
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet check
  $ certfleet check production --format github`,
    )
    .action((names: string[], options: Options, command: Command) => {
      if (environmentNames(options.environments).length === 0) {
        command.error(
          `error: ${options.environments} must have an environment, a file with a default export, got none; ` +
            'write one, or name its folder by --environments',
        );
      }
      return finish(check(terminal, names, options));
    });
}

async function check(terminal: Terminal, names: readonly string[], options: Options): Promise<ExitCode> {
  const chosen = names.length > 0 ? names : undefined;
  const checked = await withProgress(terminal, (report) =>
    Promise.resolve(
      checkEnvironmentFiles(options.environments, chosen, (name) => report(`checking ${name}`)),
    ),
  );
  const all = chosen === undefined ? checked : checkEnvironmentFiles(options.environments);
  const environments = all.flatMap(({ environment }) => environment ?? []);
  const files = checked.map((each) => withPolicyProblems(each, environments, options.quota));
  const format = options.json ? 'json' : options.format;
  if (format === 'github') terminal.annotate(files.flatMap(annotationsOf));
  else
    terminal.print(format === 'json' ? jsonText(files.flatMap(problemsOf), 2) : files.map(textOf).join('\n'));
  const isGood = files.every(({ problems }) => problems.length === 0);
  return isGood ? EXIT_CODES.ok : EXIT_CODES.found;
}

/** Says too what keeps the roles of a good environment from having policies, which deploying it would tell too late. */
function withPolicyProblems(file: CheckedFile, all: readonly Environment[], quota: number): CheckedFile {
  if (file.environment === undefined) return file;
  const roles = environmentPolicies(file.environment);
  return { ...file, problems: [...file.problems, ...policyProblems(file.environment, roles, all, quota)] };
}

function annotationsOf(checked: CheckedFile): GitHubAnnotation[] {
  return problemsOf(checked).map(({ file, line, message }) => ({
    level: 'error',
    title: 'environment',
    lines: [message],
    file,
    line,
  }));
}

/** Each problem as `file:line: path: rule, got value; remedy`, which terminals and editors make a link of. */
function textOf(checked: CheckedFile): string {
  if (checked.problems.length === 0) return `${checked.file}: good`;
  const lines = problemsOf(checked).map(({ file, line, message }) => `  ${file}:${line}: ${message}`);
  return [problemsHeading(`${checked.file}: environment "${checked.name}"`, lines.length), ...lines].join(
    '\n',
  );
}

function problemsOf(checked: CheckedFile) {
  const sources = new Map<string, string>();
  const sourceOf = (file: string) => {
    const source = sources.get(file) ?? readFileSync(file, 'utf8');
    sources.set(file, source);
    return source;
  };
  return checked.problems.map((problem) => {
    const { file, path } = placeOfPath(checked, problem.path);
    return {
      environment: checked.name,
      file: relative('.', file).replaceAll('\\', '/'),
      line: problem.line ?? lineOfPath(file, sourceOf(file), path),
      path: pathText(problem.path),
      message: problemLine(problem),
    };
  });
}
