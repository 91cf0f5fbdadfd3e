import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { loadEnvironments, onlyCertificates } from '../../environments';
import { type WaitOutcome, isIssued, issueStates, waitUntilIssued } from '../../live';
import { issueText } from '../asking/issue-text';
import {
  type AccountOptions,
  addAccountOptions,
  askWithProgress,
  currentDay,
  positiveInteger,
  unansweredText,
} from '../asking/live-options';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';

interface Options extends AccountOptions {
  readonly environment?: string[];
  readonly environments: string;
  readonly timeout: number;
  readonly interval: number;
  readonly json?: boolean;
}

/** `certfleet wait`: until certificates are issued. */
export function waitCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('wait')
    .description('Waits until certificates are issued; ends early where one has failed for good.')
    .argument('[certificate...]', 'web or shop/web; all without')
    .option('--environment <name...>', 'environments to look at; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--timeout <minutes>', 'how long to wait', positiveInteger, 75)
    .option(
      '--interval <seconds>',
      'first pause between two questions; it grows to a minute',
      positiveInteger,
      15,
    )
    .option('--json', 'the outcome and the last states, at the end');
  return addAccountOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet wait shop/web --environment production
  $ certfleet wait --environment staging --timeout 20`,
    )
    .action((wanted: string[], options: Options) => finish(wait(terminal, wanted, options)));
}

const RESULTS: Readonly<Record<WaitOutcome['result'], ExitCode>> = {
  issued: EXIT_CODES.ok,
  failed: EXIT_CODES.found,
  silent: EXIT_CODES.failed,
  'timed-out': EXIT_CODES.timedOut,
};

async function wait(terminal: Terminal, wanted: readonly string[], options: Options): Promise<ExitCode> {
  const environments = onlyCertificates(loadEnvironments(options.environments, options.environment), wanted);
  const outcome = await waitUntilIssued({
    ask: async (milliseconds) => {
      const fleet = await askWithProgress(terminal, environments, options, milliseconds);
      return {
        states: issueStates(fleet.certificates, currentDay()),
        unanswered: fleet.unanswered,
      };
    },
    clock: { now: () => Date.now(), sleep: (pause) => sleep(pause, undefined, { signal: terminal.signal }) },
    timeoutMilliseconds: options.timeout * 60_000,
    intervalMilliseconds: options.interval * 1000,
    onChange: (state) => (options.json ? terminal.note(issueText(state)) : terminal.print(issueText(state))),
    onSilence: (place) => terminal.note(`${unansweredText(place)}; asking again`),
  });
  const { result, states } = outcome;
  const open = states.filter((state) => !isIssued(state)).length;
  if (options.json) terminal.print(JSON.stringify(outcome, null, 2));
  if (result === 'timed-out') terminal.note(`${open} not issued after ${options.timeout} minutes`);
  if (result === 'silent') terminal.note('no more is asked, as somebody stays silent');
  if (result === 'failed')
    terminal.note('a certificate has failed for good; correct the reason and request it anew');
  return RESULTS[result];
}
