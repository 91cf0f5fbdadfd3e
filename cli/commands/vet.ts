import { Command } from 'commander';
import { type Problem, problemLine } from '../../environments';
import { ruleSentence, visibleText } from '../../modules/core';
import { changedStacks } from '../changed/changed-stacks';
import { readManifest } from '../changed/manifest';
import { readTemplates } from '../changed/stack-template';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';
import { readPolicy } from '../vet/policy';
import { vetStack, writeVettedStack } from '../vet/vet-stack';

interface Options {
  readonly policy: string;
  readonly stacks: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** `certfleet vet`: whether stacks of a stranger may be planned beside credentials. */
export function vetCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('vet')
    .description(
      'Whether stacks may be planned: by the providers, accounts, modules and backends of a policy.',
    )
    .argument('<stack...>', 'names of synthesized stacks')
    .requiredOption('--policy <file>', 'what a plan may run and reach, as JSON')
    .option('--stacks <folder>', 'folder that cdktf synth wrote', 'cdktf.out')
    .option(
      '--output <folder>',
      'also write the vetted stacks, each to a folder of its name, if all are good',
    )
    .option('--json', 'a list of {stack, environment, account, backend, digest}')
    .addHelpText(
      'after',
      `
A plan runs whatever the stack names: providers, modules, data sources, provisioners, and functions that read files.
So a stack that nobody has approved yet is vetted first, by a policy that its author cannot change, and what is
planned is what --output wrote.

Examples:
  $ certfleet vet production-shop --policy .github/certfleet-policy.json
  $ certfleet vet production-shop --policy policy.json --stacks after --output vetted --json`,
    )
    .action((names: string[], options: Options) => finish(vet(terminal, names, options)));
}

async function vet(terminal: Terminal, names: readonly string[], options: Options): Promise<ExitCode> {
  const policy = readPolicy(options.policy);
  const synthesized = readManifest(options.stacks);
  const stacks = synthesized.filter(({ name }) => names.includes(name));
  const unknown = names.filter((name) => !stacks.some((stack) => stack.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `${options.stacks} must hold the stacks to vet, got ${unknown.map((name) => visibleText(name)).join(', ')}; ` +
        `there are ${synthesized.map(({ name }) => visibleText(name)).join(', ')}`,
    );
  }
  const problems = stacks.flatMap((stack) =>
    vetStack(stack, options.stacks, policy).map((problem) => lineOf(stack.name, problem)),
  );
  problems.forEach((line) => terminal.note(line));
  if (problems.length > 0) return Promise.resolve(EXIT_CODES.found);
  const { output } = options;
  if (output !== undefined) stacks.forEach((stack) => writeVettedStack(stack, output));
  const entries = changedStacks(new Map(), readTemplates(options.stacks))
    .filter(({ stack }) => names.includes(stack))
    .map(({ stack, environment, account, backend, digest }) => ({
      stack,
      environment,
      account,
      backend,
      digest,
    }));
  terminal.print(
    options.json
      ? JSON.stringify(entries)
      : entries.map(({ stack }) => `${stack}: may be planned`).join('\n'),
  );
  return Promise.resolve(EXIT_CODES.ok);
}

function lineOf(stack: string, problem: Problem): string {
  const text = problem.path.length === 0 ? ruleSentence(problem) : problemLine(problem);
  return visibleText(`${stack}: ${text}`, 1_000);
}
