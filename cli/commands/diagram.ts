import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { environmentNames, loadEnvironments } from '../../environments';
import { type Fleet, plannedFleet, readSynthesizedFleet } from '../../fleet';
import { diagramOf, renderMermaid, renderSvg } from '../../fleet/picture';
import type { LiveFleet } from '../../live';
import { jsonText } from '../../modules/core';
import {
  type LiveCommandOptions,
  addLiveOptions,
  askWithProgress,
  currentDay,
  exitCodeOf,
  positiveInteger,
} from '../asking/live-options';
import { readManifest } from '../changed/manifest';
import { fleetOfAccount } from '../diagram/fleet-of-account';
import { withStatus } from '../diagram/with-status';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { isOfEnvironments } from '../of-environments';
import { readPlans } from '../plan-files';
import { type Terminal, withProgress } from '../terminal';

interface Options extends LiveCommandOptions {
  readonly stacks: string;
  readonly environments: string;
  readonly live?: boolean;
  readonly today: string;
  readonly plan?: readonly string[];
  readonly account?: string;
  readonly format: 'svg' | 'mermaid' | 'json';
  readonly json?: boolean;
  readonly limit: number;
  readonly output?: string;
}

/** `certfleet diagram`: the accounts, and who proves, issues and serves what. */
export function diagramCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('diagram')
    .description('A picture of the accounts: who proves, issues and serves what.')
    .argument('[environment...]', 'environments to draw; all of them without')
    .option('--stacks <folder>', 'folder that cdktf synth wrote', 'cdktf.out')
    .option(
      '--plan <plan.json...>',
      'draw plans of terraform show -json instead, coloured by what they change',
    )
    .option(
      '--account <name>',
      'only this account, as the name of its stack ends, and what it uses of others',
    )
    .addOption(
      new Option('--format <format>', 'what to write').choices(['svg', 'mermaid', 'json']).default('svg'),
    )
    .option('--json', 'short for --format json: accounts, certificates and the rest as data')
    .option(
      '--limit <count>',
      'certificates and services drawn one by one; above it they are counted',
      positiveInteger,
      150,
    )
    .option('--output <file>', 'file to write; standard output without')
    .option('--live', 'ask AWS for the status and expiry of the certificates, as list does')
    .option('--environments <folder>', 'with --live: folder of the environment files', 'environments')
    .option('--today <day>', 'with --live: day from which expiry is counted, in UTC', currentDay());
  return addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet diagram production --output production.svg
  $ certfleet diagram production --account shop --format mermaid
  $ certfleet diagram --plan plans/*.json --output change.svg
  $ certfleet diagram production --live --output today.svg`,
    )
    .action((environments: string[], options: Options) => finish(diagram(terminal, environments, options)));
}

async function diagram(
  terminal: Terminal,
  environments: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const drawn = fleetOfAccount(fleetOf(environments, options), options.account);
  const live = options.live ? await askLive(terminal, drawn, options) : undefined;
  const fleet = live ? withStatus(drawn, live.certificates, options.today) : drawn;
  const text = await withProgress(terminal, (report) => {
    report('drawing');
    return draw(fleet, options);
  });
  if (options.output === undefined) terminal.print(text);
  else writeFileSync(options.output, `${text}\n`);
  return live ? exitCodeOf(terminal, live, EXIT_CODES.ok) : EXIT_CODES.ok;
}

/** Asks the environments whose accounts are drawn. */
function askLive(terminal: Terminal, { accounts }: Fleet, options: Options): Promise<LiveFleet> {
  const names = environmentNames(options.environments).filter((name) =>
    accounts.some((account) => account.name.startsWith(`${name}-`)),
  );
  return askWithProgress(
    terminal,
    loadEnvironments(options.environments, names),
    options,
    options.timeout * 1000,
  );
}

function fleetOf(environments: readonly string[], { plan, stacks }: Options): Fleet {
  const isChosen = (stack: string) => isOfEnvironments(stack, environments);
  const fleet =
    plan === undefined
      ? readSynthesizedFleet(readManifest(stacks).filter(({ name }) => isChosen(name)))
      : plannedFleet(readPlans(plan).filter(({ stack }) => isChosen(stack)));
  if (fleet.accounts.length > 0) return fleet;
  const of = environments.length === 0 ? '' : ` of ${environments.join(', ')}`;
  throw new Error(
    plan === undefined
      ? `there must be stacks to draw, got none${of} in ${stacks}; run cdktf synth`
      : `plans must hold accounts to draw, got none${of} in ${plan.join(', ')}; name plans with certificates, services or zones`,
  );
}

async function draw(fleet: Fleet, { json, format, limit }: Options): Promise<string> {
  const options = { limit };
  switch (json ? 'json' : format) {
    case 'json':
      return jsonText(fleet, 2);
    case 'mermaid':
      return renderMermaid(fleet, options);
    case 'svg':
      return renderSvg(await diagramOf(fleet, options));
  }
}
