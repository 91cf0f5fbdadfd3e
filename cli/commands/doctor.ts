import { Command, InvalidArgumentError, Option } from 'commander';
import {
  CERTIFICATES_A_SECOND,
  type DnsServer,
  type Examination,
  USUAL_SECONDS,
  bareName,
  examineCertificates,
  parseDnsServer,
} from '../../doctor';
import { chooseCertificates, loadEnvironments } from '../../environments';
import { reportText, withOptions } from '../asking/doctor-report';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { type Terminal, withProgress } from '../terminal';

interface Options {
  readonly environment?: string[];
  readonly environments: string;
  readonly resolver?: DnsServer;
  readonly timeout?: number;
  readonly live?: boolean;
  readonly roleName?: string;
  readonly json?: boolean;
  readonly nameServerPort: number;
}

/** `certfleet doctor`: what will make validation hang, found before it does. */
export function doctorCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('doctor')
    .description('What will make validation hang: delegation, CAA, validation records. Each with its remedy.')
    .argument('[certificate]', 'web, shop/web, or a domain name, which needs no environment; all without')
    .option('--environment <name...>', 'environments to look at; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--resolver <ip[:port]>', "DNS resolver to ask; the system's first without", parseServer)
    .option(
      '--timeout <seconds>',
      `time for everything; ${USUAL_SECONDS} without, and with --live one more for ${CERTIFICATES_A_SECOND} certificates`,
      parseSeconds,
    )
    .option(
      '--live',
      'ask AWS too: hosted zones, the records ACM wants, the role it renews by, what automation needs',
    )
    .option('--role-name <name>', 'with --live: role to assume in each account; the deploy role without')
    .option('--json', 'a list of certificates with their findings')
    .addOption(
      new Option('--name-server-port <port>', 'port of the name servers of zones')
        .argParser(parsePort)
        .default(53)
        .hideHelp(),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ certfleet doctor web --environment production
  $ certfleet doctor shop.example.com --resolver 1.1.1.1
  $ certfleet doctor --environment production --live --json`,
    )
    .action((wanted: string | undefined, options: Options, command: Command) => {
      if (options.live && isDomainName(wanted)) {
        command.error('error: --live takes a certificate of an environment, not a domain name');
      }
      return finish(doctor(terminal, wanted, options));
    });
}

async function doctor(terminal: Terminal, wanted: string | undefined, options: Options): Promise<ExitCode> {
  const environments = isDomainName(wanted)
    ? []
    : loadEnvironments(options.environments, options.environment);
  const chosen = isDomainName(wanted) ? [bareName(wanted)] : chooseCertificates(environments, wanted);
  const examinations = await withProgress(terminal, (report) => {
    report(chosen.length === 1 ? 'looking at 1 certificate' : `looking at ${chosen.length} certificates`);
    return examineCertificates(chosen, {
      resolver: options.resolver,
      nameServerPort: options.nameServerPort,
      aws: options.live ? { roleName: options.roleName } : undefined,
      environments: wanted === undefined ? environments : [],
      timeoutMilliseconds: options.timeout === undefined ? undefined : options.timeout * 1000,
      signal: terminal.signal,
      onExamined: (done, all) => report(`${done} of ${all} certificates looked at`),
    });
  });
  const shown = withOptions(examinations);
  terminal.print(options.json ? JSON.stringify(shown, null, 2) : reportText(shown, terminal.colors));
  return exitCodeOf(examinations);
}

/** Names of certificates have no dot. */
function isDomainName(wanted: string | undefined): wanted is string {
  return wanted?.includes('.') === true;
}

function exitCodeOf(examinations: readonly Examination[]): ExitCode {
  const severities = new Set(
    examinations.flatMap(({ findings }) => findings.map(({ severity }) => severity)),
  );
  if (examinations.some(({ state }) => state === 'unfinished')) return EXIT_CODES.timedOut;
  if (severities.has('error')) return EXIT_CODES.found;
  return severities.has('unknown') ? EXIT_CODES.failed : EXIT_CODES.ok;
}

function parseServer(text: string): DnsServer {
  const server = parseDnsServer(text);
  if (server !== undefined) return server;
  throw new InvalidArgumentError(
    'It must be an IP address, with a port from 1 to 65535 or without, as 192.0.2.1:53.',
  );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new InvalidArgumentError('A port must be a number from 1 to 65535.');
  }
  return port;
}

const TIMEOUT_MAXIMUM_SECONDS = 86_400;

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0) || seconds > TIMEOUT_MAXIMUM_SECONDS) {
    throw new InvalidArgumentError(
      `It must be a number of seconds above 0, at most ${TIMEOUT_MAXIMUM_SECONDS}.`,
    );
  }
  return seconds;
}
