import { Command } from 'commander';
import { type Environment, chooseCertificates, loadEnvironments } from '../../environments';
import { suggestion } from '../../environments/suggestion';
import { readFleet } from '../../live';
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
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { type Terminal, withProgress } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options extends LiveCommandOptions {
  readonly environments: string;
  readonly account?: string;
  readonly live?: boolean;
  readonly inventory?: boolean;
  readonly today: string;
  readonly json?: boolean;
}

/** `certfleet list`: the certificates of each account, from the files, from AWS, or from what a census wrote. */
export function listCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('list')
    .description(
      'Certificates by account: names, source, Regions, consumers; with --live or --inventory, what AWS says of them.',
    )
    .argument('[environment...]', 'environments to list; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--account <name>', 'only this application account')
    .option('--live', 'ask AWS: status, expiry, in use, renewal, and certificates nobody declares')
    .option('--inventory', 'the same from what the census of each environment wrote: one call, every account')
    .option('--today <day>', 'day from which expiry is counted, in UTC', currentDay())
    .option('--json', 'a list of certificates; with --live or --inventory, one for each Region');
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
  if (options.live && options.inventory) {
    throw new WrongCommandLine(
      'a list must be from one source, got --live and --inventory; --inventory is one call, --live asks every account now',
    );
  }
  const environments = onlyAccount(
    loadEnvironments(options.environments, names.length > 0 ? names : undefined),
    options.account,
  );
  if (options.live) return listLive(terminal, environments, options);
  if (options.inventory) return listInventories(terminal, environments, options);
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
  const { account, roleName, timeout, today } = options;
  const { certificates, read, failures } = await withProgress(terminal, (report) => {
    report('reading the inventory');
    return readFleet(environments, {
      roleName,
      timeoutMilliseconds: timeout * 1000,
      signal: terminal.signal,
    });
  });
  failures.forEach((failure) => terminal.note(failure));
  const exitCode = failures.length > 0 ? EXIT_CODES.failed : EXIT_CODES.ok;
  if (read.length === 0) {
    terminal.note('no inventory was read, so there is no list');
    return exitCode;
  }
  const chosen = certificates.filter((state) => account === undefined || state.account === account);
  read.forEach((environment) => noteAge(terminal, environment, chosen, Date.now()));
  const entries = chosen.map((state) => inventoryEntry(state, today));
  print(terminal, options, entries, () => inventoryText(chosen, today));
  return exitCode;
}

function print(terminal: Terminal, { json }: Options, entries: readonly object[], text: () => string): void {
  terminal.print(json ? JSON.stringify(entries, null, 2) : text());
}

function onlyAccount(
  environments: readonly Environment[],
  account: string | undefined,
): readonly Environment[] {
  if (account === undefined) return environments;
  const known = environments.flatMap(({ applications }) => Object.keys(applications));
  if (!known.includes(account)) {
    throw new WrongCommandLine(
      `--account must be an application account, got "${account}"; ${suggestion(account, [...new Set(known)])}`,
    );
  }
  return environments.flatMap((environment) => {
    const application = Object.entries(environment.applications).filter(([name]) => name === account);
    return application.length === 0
      ? []
      : [{ ...environment, applications: Object.fromEntries(application) }];
  });
}
