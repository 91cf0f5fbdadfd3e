import { Command } from 'commander';
import {
  type Application,
  type Environment,
  type EnvironmentCertificate,
  chooseCertificates,
  loadEnvironments,
} from '../../environments';
import { consumerFacts } from '../../environments/consumers';
import { neededCertificates } from '../../environments/consumers/consumer-kind';
import { suggestion } from '../../environments/suggestion';
import { type CertificateState, daysLeft, liveStatus, renewalText } from '../../live';
import { visibleText } from '../../modules/core';
import { tableText } from '../../modules/core/table-text';
import {
  type LiveCommandOptions,
  addLiveOptions,
  askWithProgress,
  currentDay,
  exitCodeOf,
} from '../asking/live-options';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options extends LiveCommandOptions {
  readonly environments: string;
  readonly account?: string;
  readonly live?: boolean;
  readonly today: string;
  readonly json?: boolean;
}

/** `certfleet list`: the certificates of each account, from the files or from AWS. */
export function listCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('list')
    .description(
      'Certificates by account: names, source, Regions, consumers; with --live, what AWS says of them.',
    )
    .argument('[environment...]', 'environments to list; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--account <name>', 'only this application account')
    .option('--live', 'ask AWS: status, expiry, in use, renewal, and certificates nobody declares')
    .option('--today <day>', 'day from which expiry is counted, in UTC', currentDay())
    .option('--json', 'a list of certificates; with --live, one for each Region');
  return addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet list production
  $ certfleet list production --live --account shop
  $ certfleet list --live --json | jq '.[] | select(.status == "expiring")'`,
    )
    .action((names: string[], options: Options) => finish(list(terminal, names, options)));
}

async function list(terminal: Terminal, names: readonly string[], options: Options): Promise<ExitCode> {
  const environments = onlyAccount(
    loadEnvironments(options.environments, names.length > 0 ? names : undefined),
    options.account,
  );
  if (!options.live) {
    const declared = environments.flatMap((environment) => chooseCertificates([environment]));
    terminal.print(
      options.json ? JSON.stringify(declared.map(declaredEntry), null, 2) : declaredText(declared),
    );
    return EXIT_CODES.ok;
  }
  const fleet = await askWithProgress(terminal, environments, options, options.timeout * 1000);
  const exitCode = exitCodeOf(terminal, fleet, EXIT_CODES.ok);
  if (fleet.answered === 0 && fleet.unanswered.length > 0) {
    terminal.note('no account has answered, so there is no list');
    return exitCode;
  }
  terminal.print(
    options.json
      ? JSON.stringify(
          fleet.certificates.map((state) => liveEntry(state, options.today)),
          null,
          2,
        )
      : liveText(fleet.certificates, options.today),
  );
  return exitCode;
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
  return environments.map((environment) => {
    const applications = Object.entries(environment.applications).filter(([name]) => name === account);
    return { ...environment, applications: Object.fromEntries(applications) };
  });
}

function declaredEntry({
  environment,
  account,
  application,
  certificate,
  definition,
  names,
}: EnvironmentCertificate) {
  return {
    environment: environment.name,
    account,
    accountId: application.accountId,
    owner: application.owner,
    certificate,
    source: definition.source,
    names,
    regions: definition.regions ?? [application.regions[0]],
    consumers: consumersOf(application, certificate),
  };
}

function declaredText(declared: readonly EnvironmentCertificate[]): string {
  const entries = declared.map(declaredEntry);
  return groupedText(entries, ['CERTIFICATE', 'SOURCE', 'NAMES', 'REGIONS', 'CONSUMERS'], (entry) => [
    entry.certificate,
    entry.source,
    shortList(entry.names),
    entry.regions.join(' '),
    entry.consumers.join(' '),
  ]);
}

function liveEntry(
  { environment, account, accountId, owner, region, declared, live }: CertificateState,
  today: string,
) {
  return {
    environment,
    account,
    accountId,
    owner,
    region,
    certificate: declared?.certificate,
    declared: declared !== undefined,
    source: declared?.definition.source,
    names: live?.names ?? declared?.names ?? [],
    consumers: declared ? consumersOf(declared.application, declared.certificate) : [],
    status: live ? liveStatus(live, today) : 'missing',
    acmStatus: live?.status,
    certificateArn: live?.certificateArn,
    expiry: live?.expiry,
    daysLeft: live && daysLeft(live, today),
    inUse: live?.inUse,
    renewal: live && renewalText(live, today),
  };
}

function liveText(states: readonly CertificateState[], today: string): string {
  const header = ['CERTIFICATE', 'NAMES', 'REGION', 'CONSUMERS', 'STATUS', 'EXPIRY', 'IN USE', 'RENEWAL'];
  return groupedText(
    states.map((state) => liveEntry(state, today)),
    header,
    ({ certificate, names, region, consumers, status, expiry, daysLeft: left, inUse, renewal }) => [
      certificate ?? 'not declared',
      shortList(names),
      region,
      consumers.join(' '),
      status,
      expiry === undefined ? '' : `${expiry.slice(0, 10)} (${left} days)`,
      inUse === undefined ? '' : inUse ? 'yes' : 'no',
      renewal ?? '',
    ],
  );
}

interface Grouped {
  readonly environment: string;
  readonly account: string;
  readonly accountId: string;
  /** Who answers for the account. @default - nobody is named */
  readonly owner?: string;
}

function groupedText<Entry extends Grouped>(
  entries: readonly Entry[],
  header: readonly string[],
  cells: (entry: Entry) => string[],
): string {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const title = visibleText(
      `${entry.environment} ${entry.account} ${entry.accountId}${entry.owner === undefined ? '' : ` (owner ${entry.owner})`}`,
    );
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  if (groups.size === 0) return 'no certificates';
  return [...groups].map(([title, group]) => `${title}\n${tableText(header, group.map(cells))}`).join('\n\n');
}

const NAMES_SHOWN = 3;

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN);
  return [...shown, ...(names.length > NAMES_SHOWN ? [`+${names.length - NAMES_SHOWN}`] : [])].join(' ');
}

/** Names of the consumers that have a certificate. */
function consumersOf(application: Application, certificate: string): string[] {
  return Object.entries(application.consumers ?? {}).flatMap(([name, consumer]) => {
    const facts = consumerFacts(consumer, application);
    return facts && neededCertificates(facts).includes(certificate) ? [name] : [];
  });
}
