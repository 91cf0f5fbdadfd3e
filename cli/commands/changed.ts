import { Command, Option } from 'commander';
import { type ChangedStack, changedStacks } from '../changed-stacks';
import type { Finish } from '../command-line';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Terminal } from '../terminal';

interface Options {
  readonly before?: string;
  readonly after: string;
  readonly again?: readonly string[];
  readonly by: 'environment' | 'stack';
  readonly json?: boolean;
}

/** `certfleet changed`: what a pipeline has to look at, told from the synthesized stacks and not from file names. */
export function changedCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('changed')
    .description('Environments whose stacks differ between two syntheses, for Terraform.')
    .option('--before <folder>', 'folder that cdktf synth wrote earlier; every stack is new without')
    .option('--after <folder>', 'folder that cdktf synth wrote', 'cdktf.out')
    .option('--again <stack...>', 'stacks that count although they are the same')
    .addOption(
      new Option('--by <unit>', 'what an entry is').choices(['environment', 'stack']).default('environment'),
    )
    .option('--json', 'a list of {environment, stacks} or {stack, environment, account, backend, change}')
    .addHelpText(
      'after',
      `
A stack that is new or removed counts as changed. What differs only in construct paths does not.

Examples:
  $ certfleet changed --before base/cdktf.out
  $ certfleet changed --before base/cdktf.out --by stack --json
  $ certfleet changed --by stack --json`,
    )
    .action((options: Options) => finish(changed(terminal, options)));
}

async function changed(terminal: Terminal, options: Options): Promise<ExitCode> {
  const stacks = changedStacks(options.before, options.after, options.again);
  const entries = options.by === 'stack' ? stacks : byEnvironment(stacks);
  if (options.json) terminal.print(JSON.stringify(entries));
  else if (entries.length > 0) terminal.print(entries.map(lineOf).join('\n'));
  return Promise.resolve(EXIT_CODES.ok);
}

interface ChangedEnvironment {
  readonly environment: string;
  readonly stacks: readonly string[];
}

function byEnvironment(stacks: readonly ChangedStack[]): ChangedEnvironment[] {
  const environments = [...new Set(stacks.map(({ environment }) => environment))].sort();
  return environments.map((environment) => ({
    environment,
    stacks: stacks.filter((each) => each.environment === environment).map(({ stack }) => stack),
  }));
}

function lineOf(entry: ChangedStack | ChangedEnvironment): string {
  return 'stacks' in entry
    ? `${entry.environment}: ${entry.stacks.join(' ')}`
    : `${entry.stack}: ${entry.change}`;
}
