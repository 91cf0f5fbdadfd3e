import { Command } from 'commander';
import { type Environment, chooseCertificates, loadEnvironments } from '../../environments';
import { readAggregator, readInventory } from '../../live';
import {
  declaredEntry,
  declaredText,
  inventoryEntry,
  inventoryText,
  liveEntry,
  liveText,
} from '../asking/certificate-list';
import { noteAge } from '../asking/inventory-notes';
import {
  type LiveCommandOptions,
  addLiveOptions,
  askWithProgress,
  currentDay,
  exitCodeOf,
} from '../asking/live-options';
import { onlyAccount } from '../asking/only-account';
import { readStates } from '../asking/read-states';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options extends LiveCommandOptions {
  readonly environments: string;
  readonly account?: string;
  readonly live?: boolean;
  readonly inventory?: boolean;
  readonly aggregator?: string;
  readonly today: string;
  readonly json?: boolean;
}

/** Where a list may come from, beside the files. */
const SOURCES = ['live', 'inventory', 'aggregator'] as const;

/** `certfleet list`: the certificates of each account, from the files, from AWS, or from what somebody asked AWS before. */
export function listCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('list')
    .description(
      'Certificates by account: names, source, Regions, consumers; with --live, --inventory or --aggregator, what AWS says of them.',
    )
    .argument('[environment...]', 'environments to list; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--account <name>', 'only this application account')
    .option('--live', 'ask AWS: status, expiry, in use, renewal, and certificates nobody declares')
    .option('--inventory', 'the same from what the census of each environment wrote: one call, every account')
    .option(
      '--aggregator <name>',
      'the same from an aggregator of AWS Config in shared services: a call for a hundred certificates',
    )
    .option('--today <day>', 'day from which expiry is counted, in UTC', currentDay())
    .option('--json', 'a list of certificates; from AWS, one for each Region');
  return addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet list production
  $ certfleet list production --live --account shop
  $ certfleet list production --inventory
  $ certfleet list --live --json | jq '.[] | select(.status == "expiring")'`,
    )
    .action((names: string[], options: Options) => finish(list(terminal, names, options)));
}

async function list(terminal: Terminal, names: readonly string[], options: Options): Promise<ExitCode> {
  const sources = SOURCES.filter((source) => options[source] !== undefined);
  if (sources.length > 1) {
    throw new WrongCommandLine(
      `a list must be from one source, got ${sources.map((source) => `--${source}`).join(' and ')}; ` +
        '--live asks every account now, the others know what was seen before, by a call or few',
    );
  }
  const environments = onlyAccount(
    loadEnvironments(options.environments, names.length > 0 ? names : undefined),
    options.account,
  );
  if (options.live) return listLive(terminal, environments, options);
  if (options.inventory) return listInventories(terminal, environments, options);
  if (options.aggregator !== undefined) {
    return listAggregated(terminal, environments, options.aggregator, options);
  }
  const declared = chooseCertificates(environments);
  print(terminal, options, declared.map(declaredEntry), () => declaredText(declared));
  return EXIT_CODES.ok;
}

async function listLive(
  terminal: Terminal,
  environments: readonly Environment[],
  options: Options,
): Promise<ExitCode> {
  const { today, timeout } = options;
  const { certificates, answered, unanswered } = await askWithProgress(
    terminal,
    environments,
    options,
    timeout * 1000,
  );
  const exitCode = exitCodeOf(terminal, { unanswered }, EXIT_CODES.ok);
  if (answered === 0 && unanswered.length > 0) {
    terminal.note('no account has answered, so there is no list');
    return exitCode;
  }
  const entries = certificates.map((state) => liveEntry(state, today));
  print(terminal, options, entries, () => liveText(certificates, today));
  return exitCode;
}

async function listInventories(
  terminal: Terminal,
  environments: readonly Environment[],
  options: Options,
): Promise<ExitCode> {
  const { today } = options;
  const { states, read, exitCode } = await readStates(terminal, environments, options, readInventory, 'list');
  if (read.length === 0) return exitCode;
  read.forEach((environment) => noteAge(terminal, environment, states, Date.now()));
  const entries = states.map((state) => inventoryEntry(state, today));
  print(terminal, options, entries, () => inventoryText(states, today));
  return exitCode;
}

async function listAggregated(
  terminal: Terminal,
  environments: readonly Environment[],
  aggregator: string,
  options: Options,
): Promise<ExitCode> {
  const { today } = options;
  const { states, read, exitCode } = await readStates(
    terminal,
    environments,
    options,
    (environment, asking) => readAggregator(environment, aggregator, asking),
    'list',
  );
  if (read.length === 0) return exitCode;
  const entries = states.map((state) => liveEntry(state, today));
  print(terminal, options, entries, () => liveText(states, today));
  return exitCode;
}

function print(terminal: Terminal, { json }: Options, entries: readonly object[], text: () => string): void {
  terminal.print(json ? JSON.stringify(entries, null, 2) : text());
}
