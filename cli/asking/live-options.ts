import { type Command, InvalidArgumentError } from 'commander';
import type { Environment } from '../../environments';
import { type LiveFleet, type UnansweredPlace, askFleet } from '../../live';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import { type Terminal, withProgress } from '../terminal';

/** Options of every command that asks accounts. */
export interface AccountOptions {
  readonly roleName?: string;
  readonly concurrency: number;
}

export function addAccountOptions(command: Command): Command {
  return command
    .option('--role-name <name>', 'role to assume in each account; the deploy role without')
    .option('--concurrency <count>', 'accounts and Regions asked at once', positiveInteger, 8);
}

/** Options of every command that asks accounts once. */
export interface LiveCommandOptions extends AccountOptions {
  /** Seconds. */
  readonly timeout: number;
}

export function addLiveOptions(command: Command): Command {
  return addAccountOptions(command).option(
    '--timeout <seconds>',
    'time for all accounts; who has not answered then is named',
    positiveInteger,
    300,
  );
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
  { roleName, concurrency }: AccountOptions,
  timeoutMilliseconds: number,
): Promise<LiveFleet> {
  return withProgress(terminal, (report) =>
    askFleet(environments, {
      roleName,
      concurrency,
      timeoutMilliseconds,
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
  unanswered.forEach((place) => terminal.note(unansweredText(place)));
  return unanswered.length > 0 ? EXIT_CODES.failed : otherwise;
}

export function unansweredText({ environment, account, region, reason, isAsked }: UnansweredPlace): string {
  const remedy = isAsked ? '' : '; give more with --timeout';
  return `account ${account} of ${environment} in ${region} did not answer: ${reason}${remedy}`;
}
