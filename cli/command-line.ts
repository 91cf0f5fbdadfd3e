import { createRequire } from 'node:module';
import { isNativeError } from 'node:util/types';
import { Command, CommanderError } from 'commander';
import { acceptancesCommand } from './commands/acceptances';
import { changedCommand } from './commands/changed';
import { checkCommand } from './commands/check';
import { commentCommand } from './commands/comment';
import { deployOrderCommand } from './commands/deploy-order';
import { diagramCommand } from './commands/diagram';
import { doctorCommand } from './commands/doctor';
import { listCommand } from './commands/list';
import { reviewCommand } from './commands/review';
import { statusCommand } from './commands/status';
import { vetCommand } from './commands/vet';
import { waitCommand } from './commands/wait';
import { EXIT_CODES, EXIT_CODES_HELP, type ExitCode } from './exit-codes';
import type { Finish } from './finish';
import type { Terminal } from './terminal';
import { WrongCommandLine } from './wrong-command-line';

/** Runs a command line, without the name of the program, and resolves to the exit code. It never rejects. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.ok;
  const program = createProgram(terminal, async (work) => {
    exitCode = await work;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (terminal.signal.aborted) return EXIT_CODES.interrupted;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
    terminal.note(errorText(error));
    return error instanceof WrongCommandLine ? EXIT_CODES.usage : EXIT_CODES.failed;
  }
}

/** All commands and their options. */
export function createProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command('certfleet')
    .description('TLS certificates for a fleet of AWS accounts: check, review and watch them')
    .version(packageVersion(), '--version', 'the version of certfleet')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
      getOutHasColors: () => terminal.interactive,
      getErrHasColors: () => terminal.interactive,
    })
    .showHelpAfterError('(certfleet --help shows what there is)');
  for (const command of [
    checkCommand,
    reviewCommand,
    diagramCommand,
    listCommand,
    doctorCommand,
    statusCommand,
    waitCommand,
    deployOrderCommand,
    changedCommand,
    vetCommand,
    acceptancesCommand,
    commentCommand,
  ]) {
    program.addCommand(command(terminal, finish).copyInheritedSettings(program));
  }
  program.commands.forEach((command) => command.addHelpText('after', EXIT_CODES_HELP));
  return program;
}

/** What went wrong, in a line or more; a stack trace would only hide it. */
function errorText(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  return path === undefined || code === undefined
    ? error.message
    : `${path} must be there and open to you, got ${code}; correct the path or its rights`;
}

/** The package names itself, so this holds for its sources and for what is built from them. */
function packageVersion(): string {
  return (createRequire(__filename)('certfleet/package.json') as { version: string }).version;
}
