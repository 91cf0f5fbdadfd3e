import { setMaxListeners } from 'node:events';
import { type Command, InvalidArgumentError } from 'commander';
import type { Environment } from '../../environments';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import { type Terminal, withProgress } from '../terminal';
import { type LiveFleet, askFleet } from './live-fleet';

/** Options of every command that asks AWS. */
export interface LiveCommandOptions {
  readonly roleName?: string;
  readonly concurrency: number;
}

export function addLiveOptions(command: Command): Command {
  return command
    .option('--role-name <name>', 'role to assume in each account; the deploy role without')
    .option('--concurrency <count>', 'accounts and Regions asked at once', positiveInteger, 8);
}

export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It takes a whole number above zero.');
  return Number(text);
}

/** Today in UTC, `2026-12-31`; the default of the commands that count days. */
export function currentDay(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Asks AWS, telling how far it is. */
export async function askWithProgress(
  terminal: Terminal,
  environments: readonly Environment[],
  { roleName, concurrency }: LiveCommandOptions,
): Promise<LiveFleet> {
  setMaxListeners(0, terminal.signal); // Each call listens, and there are as many as certificates.
  return withProgress(terminal, (report) =>
    askFleet(environments, {
      roleName,
      concurrency,
      signal: terminal.signal,
      onAnswer: (done, all) => report(`${done} of ${all} accounts and Regions have answered`),
    }),
  );
}

/** Tells which accounts did not answer; the exit code is that of the command unless one did not. */
export function exitCodeOf(
  terminal: Terminal,
  { unanswered }: Pick<LiveFleet, 'unanswered'>,
  otherwise: ExitCode,
): ExitCode {
  for (const { environment, account, region, reason } of unanswered) {
    terminal.note(`account ${account} of ${environment} in ${region} did not answer: ${reason}`);
  }
  return unanswered.length > 0 ? EXIT_CODES.failed : otherwise;
}
