import { Command } from 'commander';
import { type UnexplainedRecords, unexplainedRecords } from '../../doctor';
import { loadEnvironments } from '../../environments';
import { fleetStates, readInventory } from '../../live';
import { tableText } from '../../modules/core/table-text';
import { noteAge } from '../asking/inventory-notes';
import { currentDay, positiveInteger } from '../asking/live-options';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { type Terminal, withProgress } from '../terminal';

interface Options {
  readonly environments: string;
  readonly roleName?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly json?: boolean;
}

/** `certfleet unexplained-records`: validation records that are kept, and nothing of the inventory renews by. */
export function unexplainedRecordsCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('unexplained-records')
    .description(
      'Validation records in the zones of shared services that no certificate of the inventory explains.',
    )
    .argument('<environment>', 'environment with a census')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--role-name <name>', 'role to assume in shared services; the deploy role without')
    .option('--timeout <seconds>', 'time for the inventory, and again for the zones', positiveInteger, 300)
    .option('--json', 'a list of {zone, name, value, provedName}')
    .addHelpText(
      'after',
      `
It deletes nothing. An inventory only knows the accounts that are counted, and what was there when they were: a record
of any other account, or of a certificate requested since, is listed too. Ask who has the name before a record goes.

Examples:
  $ certfleet unexplained-records production
  $ certfleet unexplained-records production --json | jq -r '.[].name'`,
    )
    .action((name: string, options: Options) => finish(list(terminal, name, options)));
}

async function list(terminal: Terminal, name: string, options: Options): Promise<ExitCode> {
  const [environment] = loadEnvironments(options.environments, [name]);
  if (environment === undefined) return EXIT_CODES.failed;
  const { roleName, timeout } = options;
  const asking = { roleName, timeoutMilliseconds: timeout * 1000, signal: terminal.signal };
  const { inventory, found } = await withProgress(terminal, async (report) => {
    report('reading the inventory');
    const lines = await readInventory(environment, asking);
    report('listing the records of hosted zones');
    const records = await unexplainedRecords(environment, {
      ...asking,
      inventory: lines,
      today: currentDay(),
    });
    return { inventory: lines, found: records };
  });
  noteAge(terminal, name, fleetStates(environment, inventory), Date.now());
  noteLimits(terminal, found);
  terminal.print(options.json ? JSON.stringify(found.records, null, 2) : textOf(found));
  return EXIT_CODES.ok;
}

function noteLimits(terminal: Terminal, { records, undecided, skipped }: UnexplainedRecords): void {
  skipped.forEach(({ zone, reason }) => terminal.note(`zone ${zone} was not looked at: ${reason}`));
  if (undecided.length > 0) {
    terminal.note(
      `left out: ${undecided.length} below names of certificates whose records the census does not know yet; ask again in an hour`,
    );
  }
  if (records.length > 0) {
    terminal.note(
      'an inventory only knows the accounts that are counted: records of any other account are listed too, so ask who has the name before one is deleted',
    );
  }
}

function textOf({ records, zones }: UnexplainedRecords): string {
  if (records.length === 0)
    return `no unexplained validation records; looked at ${zones.join(', ') || 'no zone'}`;
  return tableText(
    ['ZONE', 'PROVED NAME', 'RECORD', 'VALUE'],
    records.map(({ zone, provedName, name, value }) => [zone, provedName, name, value]),
  );
}
