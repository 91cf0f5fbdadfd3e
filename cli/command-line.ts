import { createRequire } from 'node:module';
import { isNativeError } from 'node:util/types';
import { Command, CommanderError } from 'commander';
import { EXIT_CODES, EXIT_CODES_HELP, type ExitCode } from './exit-codes';
import type { Finish } from './finish';
import type { Terminal } from './terminal';
import { WrongCommandLine } from './wrong-command-line';

/** The commands in the order of the help. Only the code of the one that is asked for is loaded. */
const COMMANDS: Readonly<Record<string, () => (terminal: Terminal, finish: Finish) => Command>> = {
  check: () => (require('./commands/check') as typeof import('./commands/check')).checkCommand,
  review: () => (require('./commands/review') as typeof import('./commands/review')).reviewCommand,
  diagram: () => (require('./commands/diagram') as typeof import('./commands/diagram')).diagramCommand,
  cost: () => (require('./commands/cost') as typeof import('./commands/cost')).costCommand,
  list: () => (require('./commands/list') as typeof import('./commands/list')).listCommand,
  page: () => (require('./commands/page') as typeof import('./commands/page')).pageCommand,
  doctor: () => (require('./commands/doctor') as typeof import('./commands/doctor')).doctorCommand,
  'unexplained-records': () =>
    (require('./commands/unexplained-records') as typeof import('./commands/unexplained-records'))
      .unexplainedRecordsCommand,
  status: () => (require('./commands/status') as typeof import('./commands/status')).statusCommand,
  wait: () => (require('./commands/wait') as typeof import('./commands/wait')).waitCommand,
  'deploy-order': () =>
    (require('./commands/deploy-order') as typeof import('./commands/deploy-order')).deployOrderCommand,
  changed: () => (require('./commands/changed') as typeof import('./commands/changed')).changedCommand,
  vet: () => (require('./commands/vet') as typeof import('./commands/vet')).vetCommand,
  acceptances: () =>
    (require('./commands/acceptances') as typeof import('./commands/acceptances')).acceptancesCommand,
  policies: () => (require('./commands/policies') as typeof import('./commands/policies')).policiesCommand,
  onboarding: () =>
    (require('./commands/onboarding') as typeof import('./commands/onboarding')).onboardingCommand,
  schema: () => (require('./commands/schema') as typeof import('./commands/schema')).schemaCommand,
  comment: () => (require('./commands/comment') as typeof import('./commands/comment')).commentCommand,
};

/**
 * Runs a command line, without the name of the program, and resolves to the exit code. It never rejects.
 *
 * @param beforeWork called when the code of the command is loaded and its work begins
 */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
  beforeWork: () => void = () => undefined,
): Promise<ExitCode> {
  const [wanted = ''] = args;
  let exitCode: ExitCode = EXIT_CODES.ok;
  const finish: Finish = async (work) => {
    exitCode = await work;
  };
  const program = createProgram(terminal, finish, Object.hasOwn(COMMANDS, wanted) ? [wanted] : undefined);
  program.hook('preAction', beforeWork);
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

/**
 * Commands and their options.
 *
 * @param names commands to load
 * @default names - all of them
 */
export function createProgram(
  terminal: Terminal,
  finish: Finish,
  names: readonly string[] = Object.keys(COMMANDS),
): Command {
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
  for (const name of names) {
    const command = COMMANDS[name]?.()(terminal, finish);
    if (command !== undefined) program.addCommand(command.copyInheritedSettings(program));
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
