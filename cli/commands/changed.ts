import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { jsonText, visibleText } from '../../modules/core';
import { type ChangedStack, type Templates, changedStacks } from '../changed/changed-stacks';
import { readTemplates } from '../changed/stack-template';
import { type Judgement, type Refusal, judge, refusalId, refusalText } from '../changed/transitions';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';

interface Options {
  readonly before?: string;
  readonly after: string;
  readonly again?: readonly string[];
  readonly by: 'environment' | 'stack';
  readonly json?: boolean;
  readonly listOnly?: boolean;
  readonly allow?: readonly string[];
  readonly refusals?: string;
}

/** `certfleet changed`: what a pipeline has to look at, told from the synthesized stacks and not from file names. */
export function changedCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('changed')
    .description('Environments whose stacks differ between two syntheses, and changes that need two steps.')
    .option(
      '--before <folder>',
      'folder that cdktf synth wrote earlier, and that is applied; every stack is new without',
    )
    .option('--after <folder>', 'folder that cdktf synth wrote', 'cdktf.out')
    .option('--again <stack...>', 'stacks that count although they are the same')
    .addOption(
      new Option('--by <unit>', 'what an entry is').choices(['environment', 'stack']).default('environment'),
    )
    .option(
      '--json',
      'a list of {environment, stacks} or {stack, environment, owner, account, backend, digest, change}',
    )
    .option('--allow <rule:stack...>', 'refusals that may pass')
    .option('--refusals <file>', 'also write refusals and notices as JSON')
    .addOption(
      new Option('--list-only', 'refuse nothing: the change was judged before, or is none').conflicts([
        'allow',
        'refusals',
      ]),
    )
    .addHelpText(
      'after',
      `
A stack that is new or removed counts as changed. What differs only in construct paths does not.

A change that Terraform cannot carry out in one step, or that harms what serves, is refused on standard error with
exit code 1 and the steps that reach the same. The list is printed all the same.

Examples:
  $ certfleet changed --before base/cdktf.out
  $ certfleet changed --before base/cdktf.out --by stack --json
  $ certfleet changed --before base/cdktf.out --allow state-moved:production-shop
  $ certfleet changed --by stack --json`,
    )
    .action((options: Options) => finish(changed(terminal, options)));
}

async function changed(terminal: Terminal, options: Options): Promise<ExitCode> {
  const before = options.before === undefined ? new Map() : readTemplates(options.before);
  const after = readTemplates(options.after);
  const stacks = changedStacks(before, after, options.again);
  const entries = options.by === 'stack' ? stacks : byEnvironment(stacks);
  if (options.json) terminal.print(JSON.stringify(entries));
  else if (entries.length > 0) terminal.print(entries.map(lineOf).join('\n'));
  if (options.listOnly) return Promise.resolve(EXIT_CODES.ok);
  return Promise.resolve(tell(terminal, judge(before, after), ownersOf(before, after), options));
}

/** Who answers for stacks, by name: who does now, or did for one that is gone. */
type Owners = ReadonlyMap<string, string | undefined>;

function ownersOf(before: Templates, after: Templates): Owners {
  return new Map([...before, ...after].map(([name, { owner }]) => [name, owner]));
}

/** Says what is refused and what is to be known. */
function tell(
  terminal: Terminal,
  { refusals, notices }: Judgement,
  owners: Owners,
  options: Options,
): ExitCode {
  const { allow = [] } = options;
  const ids = new Set(refusals.map(refusalId));
  const unknown = allow.filter((id) => !ids.has(id));
  if (unknown.length > 0) {
    throw new Error(
      `--allow must name a refusal of this change, got ${unknown.map((id) => visibleText(id)).join(', ')}; ` +
        (ids.size === 0
          ? 'nothing is refused, so leave it out'
          : `there are ${[...ids].map((id) => visibleText(id)).join(', ')}`),
    );
  }
  const isAllowed = (refusal: Refusal) => allow.includes(refusalId(refusal));
  for (const { stack, what, remedy } of notices) {
    terminal.note(`notice ${visibleText(stack)}: ${what.toString()}; ${remedy.toString()}`);
  }
  for (const refusal of refusals) {
    const word = isAllowed(refusal) ? 'allowed' : 'refused';
    const owner = owners.get(refusal.stack);
    const answering = owner === undefined ? '' : ` (owner ${visibleText(owner)})`;
    terminal.note(`${word} ${visibleText(refusalId(refusal))}${answering}: ${refusalText(refusal)}`);
  }
  if (options.refusals !== undefined) {
    writeFileSync(options.refusals, `${judgementJson({ refusals, notices }, isAllowed)}\n`);
  }
  return refusals.every(isAllowed) ? EXIT_CODES.ok : EXIT_CODES.found;
}

function judgementJson({ refusals, notices }: Judgement, isAllowed: (refusal: Refusal) => boolean): string {
  return jsonText({
    refusals: refusals.map((refusal) => ({
      rule: refusal.rule,
      stack: refusal.stack,
      subject: refusal.subject.toString(),
      must: refusal.must.toString(),
      got: refusal.got.toString(),
      remedy: refusal.remedy.toString(),
      allowed: isAllowed(refusal),
    })),
    notices: notices.map(({ stack, what, remedy }) => ({
      stack,
      what: what.toString(),
      remedy: remedy.toString(),
    })),
  });
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
  return visibleText(
    'stacks' in entry ? `${entry.environment}: ${entry.stacks.join(' ')}` : `${entry.stack}: ${entry.change}`,
    Number.POSITIVE_INFINITY,
  );
}
