import { Command } from 'commander';
import { loadEnvironments, onlyCertificates } from '../../environments';
import { isCurrent, isIssued, issueStates } from '../../live';
import { issueText } from '../asking/issue-text';
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

interface Options extends LiveCommandOptions {
  readonly environment?: string[];
  readonly environments: string;
  readonly json?: boolean;
}

/** `certfleet status`: how far certificates are, and which records are missing. */
export function statusCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('status')
    .description(
      'Whether certificates are issued and, where not, which validation records are missing; of copies, their serials.',
    )
    .argument('[certificate...]', 'web or shop/web; all without')
    .option('--environment <name...>', 'environments to look at; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--json', 'a list of certificates, one for each Region');
  return addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet status --environment production
  $ certfleet status shop/web --json`,
    )
    .action((wanted: string[], options: Options) => finish(status(terminal, wanted, options)));
}

async function status(terminal: Terminal, wanted: readonly string[], options: Options): Promise<ExitCode> {
  const environments = onlyCertificates(loadEnvironments(options.environments, options.environment), wanted);
  const fleet = await askWithProgress(terminal, environments, options, options.timeout * 1000);
  const states = issueStates(fleet.certificates, currentDay());
  if (options.json) terminal.print(JSON.stringify(states, null, 2));
  else states.forEach((state) => terminal.print(issueText(state)));
  return exitCodeOf(
    terminal,
    fleet,
    states.every((state) => isIssued(state) && isCurrent(state)) ? EXIT_CODES.ok : EXIT_CODES.found,
  );
}
