import { Command } from 'commander';
import { environmentNames, loadEnvironments } from '../../environments';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { findingSources } from '../pull-request/accepted-findings';
import type { Terminal } from '../terminal';

interface Options {
  readonly environments: string;
  readonly json?: boolean;
}

/** `certfleet acceptances`: what environment files accept, for a review that must not run them. */
export function acceptancesCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('acceptances')
    .description('Findings that the environment files accept, and the files, as data for certfleet review.')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--json', '{acceptances, files}, as certfleet review --acceptances reads it')
    .addHelpText(
      'after',
      `
An environment file is code. A job with credentials reviews by what a job without them wrote.

Examples:
  $ certfleet acceptances
  $ certfleet acceptances --json > acceptances.json`,
    )
    .action((options: Options) => finish(acceptances(terminal, options)));
}

async function acceptances(terminal: Terminal, { environments: folder, json }: Options): Promise<ExitCode> {
  const names = environmentNames(folder);
  const sources = findingSources(folder, names.length === 0 ? [] : loadEnvironments(folder, names));
  const lines = sources.acceptances.map(
    ({ stack, rule, resource, until }) => `${stack}: ${rule} of ${resource} until ${until}`,
  );
  terminal.print(json ? JSON.stringify(sources) : lines.join('\n') || 'no finding is accepted');
  return Promise.resolve(EXIT_CODES.ok);
}
