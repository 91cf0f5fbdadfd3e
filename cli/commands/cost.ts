import { Command } from 'commander';
import { type FleetResource, plannedResources, readSynthesizedResources } from '../../fleet';
import { type CostChange, type CostLine, PRICES_OF, cents, costChanges, costOf } from '../../fleet/cost';
import { readManifest } from '../changed/manifest';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { isOfEnvironments } from '../of-environments';
import { readPlans } from '../plan-files';
import type { Terminal } from '../terminal';

interface Options {
  readonly stacks: string;
  readonly plan?: readonly string[];
  readonly json?: boolean;
}

/** What is asked for besides, which no stack says. */
const BESIDES =
  `Prices of us-east-1 on ${PRICES_OF}. What is done comes on top: metrics, function runs, requests to queues, objects and ` +
  'secrets, events, logs, traffic, certificates that CAs issue, and OCSP (docs/cost.md has them for 10 to 1,000 accounts); so does ' +
  'what Elastic Beanstalk makes of an environment, and what stacks only use.';

/** `certfleet cost`: what AWS asks a month for what stacks make, or for what plans change of it. */
export function costCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('cost')
    .description(
      'What AWS asks a month for what stacks make, whatever it does, or for what plans change of it.',
    )
    .argument('[environment...]', 'environments to look at; all of them without')
    .option('--stacks <folder>', 'folder that cdktf synth wrote', 'cdktf.out')
    .option('--plan <plan.json...>', 'what plans of terraform show -json change instead')
    .option('--json', 'a list of lines, with amounts in USD')
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet cost production
  $ certfleet cost --plan plans/*.json`,
    )
    .action((environments: string[], options: Options) => finish(cost(terminal, environments, options)));
}

function cost(terminal: Terminal, environments: readonly string[], options: Options): Promise<ExitCode> {
  const { plan, stacks, json } = options;
  const isChosen = (stack: string) => isOfEnvironments(stack, environments);
  if (plan === undefined) {
    const lines = costOf(synthesized(stacks, isChosen));
    terminal.print(json ? JSON.stringify(lines, null, 2) : linesText(lines));
  } else {
    const plans = readPlans(plan).filter(({ stack }) => isChosen(stack));
    if (plans.length === 0)
      throw new Error(
        `plans must be of ${environments.join(', ')}, got none in ${plan.join(', ')}; name others`,
      );
    const changes = costChanges(plans.flatMap((each) => plannedResources(each).managed));
    terminal.print(json ? JSON.stringify(changes, null, 2) : changesText(changes));
  }
  if (!json) terminal.note(BESIDES);
  return Promise.resolve(EXIT_CODES.ok);
}

function synthesized(folder: string, isChosen: (stack: string) => boolean): FleetResource[] {
  const stacks = readManifest(folder).filter(({ name }) => isChosen(name));
  if (stacks.length === 0)
    throw new Error(`there must be stacks to look at, got none in ${folder}; run cdktf synth`);
  return readSynthesizedResources(stacks);
}

function linesText(lines: readonly CostLine[]): string {
  const total = sumOf(lines.map((line) => line.total));
  return table([
    ...lines.map(({ count, usd, total: all, what }) => [String(count), amount(usd), amount(all), what]),
    ['', '', amount(total), 'a month'],
  ]);
}

function changesText(changes: readonly CostChange[]): string {
  const total = sumOf(changes.map(({ difference }) => difference));
  return table([
    ...changes.map(({ before, after, usd, difference, what }) => [
      `${before} -> ${after}`,
      amount(usd),
      signed(difference),
      what,
    ]),
    ['', '', signed(total), 'a month'],
  ]);
}

function sumOf(amounts: readonly number[]): number {
  return cents(amounts.reduce((sum, each) => sum + each, 0));
}

function amount(usd: number): string {
  return usd.toFixed(2);
}

function signed(usd: number): string {
  return `${usd < 0 ? '-' : '+'}${amount(Math.abs(usd))}`;
}

/** Columns that end at the same place, and one that begins there. */
function table(rows: ReadonlyArray<readonly string[]>): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => `${widths.map((width, column) => row[column]!.padStart(width)).join('  ')}  ${row[3]!}`)
    .join('\n');
}
