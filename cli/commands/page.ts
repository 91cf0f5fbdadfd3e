import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type Environment, loadEnvironments } from '../../environments';
import { type JudgedState, readInventory } from '../../live';
import { noteAge, poorlyKnown } from '../asking/inventory-notes';
import {
  type LiveCommandOptions,
  addLiveOptions,
  askWithProgress,
  currentDay,
  exitCodeOf,
  unansweredText,
} from '../asking/live-options';
import { onlyAccount } from '../asking/only-account';
import { readStates } from '../asking/read-states';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { type FleetPageProps, fleetPage } from '../page/fleet-page';
import { renderFleetPage } from '../page/render-fleet-page';
import type { Terminal } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options extends LiveCommandOptions {
  readonly environments: string;
  readonly account?: string;
  readonly live?: boolean;
  readonly inventory?: boolean;
  readonly today: string;
  readonly output?: string;
  readonly json?: boolean;
}

const SOURCES = ['live', 'inventory'] as const;

/** `certfleet page`: the certificates as they are now in AWS, as one page. */
export function pageCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('page')
    .description('A page of the certificates in AWS: what needs somebody, when each expires, how it renews.')
    .argument('[environment...]', 'environments to show; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--account <name>', 'only this application account')
    .option('--live', 'ask AWS in every account, as list --live')
    .option(
      '--inventory',
      'take what the census of each environment wrote: every account, and its rehearsals',
    )
    .option('--today <day>', 'day from which expiry is counted, in UTC', currentDay())
    .option('--output <file>', 'file to write; standard output without')
    .option('--json', 'what the page says, as data');
  return addLiveOptions(command)
    .addHelpText(
      'after',
      `
The page is one file that needs no network. It has names, accounts and owners: show it to those who may know them.

Examples:
  $ certfleet page production --inventory --output certificates.html
  $ certfleet page --live --output certificates.html
  $ certfleet page production --live --json | jq .counts`,
    )
    .action((names: string[], options: Options) => finish(page(terminal, names, options)));
}

async function page(terminal: Terminal, names: readonly string[], options: Options): Promise<ExitCode> {
  const sources = SOURCES.filter((source) => options[source]);
  if (sources.length !== 1) {
    throw new WrongCommandLine(
      `a page must be from one source, got ${sources.map((source) => `--${source}`).join(' and ') || 'none'}; ` +
        'give --live to ask every account now, or --inventory for what the census has seen',
    );
  }
  const environments = onlyAccount(
    loadEnvironments(options.environments, names.length > 0 ? names : undefined),
    options.account,
  );
  return options.live
    ? pageOfLive(terminal, environments, options)
    : pageOfInventories(terminal, environments, options);
}

async function pageOfLive(
  terminal: Terminal,
  environments: readonly Environment[],
  options: Options,
): Promise<ExitCode> {
  const { certificates, answered, unanswered } = await askWithProgress(
    terminal,
    environments,
    options,
    options.timeout * 1000,
  );
  const exitCode = exitCodeOf(terminal, { unanswered }, EXIT_CODES.ok);
  if (answered === 0 && unanswered.length > 0) {
    terminal.note('no account has answered, so there is no page');
    return exitCode;
  }
  write(terminal, options, certificates, {
    environments: environments.map(({ name }) => name),
    source: 'live',
    unknown: unanswered.map(unansweredText),
  });
  return exitCode;
}

async function pageOfInventories(
  terminal: Terminal,
  environments: readonly Environment[],
  options: Options,
): Promise<ExitCode> {
  const { states, read, failures, exitCode } = await readStates(
    terminal,
    environments,
    options,
    readInventory,
    'page',
  );
  if (read.length === 0) return exitCode;
  const now = Date.now();
  read.forEach((environment) => noteAge(terminal, environment, states, now));
  write(terminal, options, states, {
    environments: read,
    source: 'inventory',
    unknown: [...failures, ...read.flatMap((environment) => poorlyKnown(environment, states, now))],
  });
  return exitCode;
}

function write(
  terminal: Terminal,
  { account, today, json, output }: Options,
  states: readonly JudgedState[],
  about: Pick<FleetPageProps, 'environments' | 'source' | 'unknown'>,
): void {
  const shown = fleetPage(states, { ...about, account, today, now: new Date().toISOString() });
  const text = json ? JSON.stringify(shown, null, 2) : renderFleetPage(shown);
  if (output === undefined) terminal.print(text.trimEnd());
  else writeFileSync(output, `${text.trimEnd()}\n`);
}
