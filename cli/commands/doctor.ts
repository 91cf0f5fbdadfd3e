import { getServers } from 'node:dns';
import { setMaxListeners } from 'node:events';
import { isIP } from 'node:net';
import { Command, InvalidArgumentError, Option } from 'commander';
import { loadEnvironments } from '../../environments';
import { nameToProve } from '../../modules/core';
import type { Finish } from '../command-line';
import type { DnsServer } from '../dns/dns-exchange';
import { Resolver } from '../dns/resolver';
import { AwsAnswers } from '../doctor/aws-answers';
import { bareName, chooseCertificates, isDomainName } from '../chosen-certificates';
import { type Examination, examine } from '../doctor/examination';
import { reportText } from '../doctor/report';
import { ZoneFindings } from '../doctor/zone-findings';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
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

const TIMEOUT_SECONDS = 30;
/** Half of the descriptions that ACM takes in a second, as their tags come after them. */
const CERTIFICATES_A_SECOND = 5;

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
      `time for everything; ${TIMEOUT_SECONDS} without, and with --live one more for ${CERTIFICATES_A_SECOND} certificates`,
      parseSeconds,
    )
    .option('--live', 'ask AWS too: hosted zones, the records ACM wants, the role it renews by')
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
  const chosen = isDomainName(wanted)
    ? [bareName(wanted)]
    : chooseCertificates(loadEnvironments(options.environments, options.environment), wanted);
  const server = options.resolver ?? systemResolver();
  const outOfTime = new AbortController();
  const usual = TIMEOUT_SECONDS + (options.live ? chosen.length / CERTIFICATES_A_SECOND : 0);
  const timer = setTimeout(() => outOfTime.abort(), (options.timeout ?? usual) * 1000);
  const signal = AbortSignal.any([terminal.signal, outOfTime.signal]);
  setMaxListeners(0, signal); // Each question listens, and there are as many as names.
  const resolver = new Resolver({ server, signal, nameServerPort: options.nameServerPort });
  const names = new Set(chosen.flatMap((each) => each.names.map(nameToProve)));
  const aws = options.live ? new AwsAnswers({ roleName: options.roleName, names, signal }) : undefined;
  const tools = { resolver, aws, signal, zones: new ZoneFindings(resolver, aws) };
  try {
    const examinations = await withProgress(terminal, (report) => {
      let done = 0;
      report(`looking at ${chosen.length} certificates`);
      return Promise.all(
        chosen.map(async (each) => {
          const examination = await examine(each, tools);
          report(`${++done} of ${chosen.length} certificates looked at`);
          return examination;
        }),
      );
    });
    terminal.signal.throwIfAborted();
    terminal.print(
      options.json ? JSON.stringify(examinations, null, 2) : reportText(examinations, terminal.colors),
    );
    return exitCodeOf(examinations);
  } finally {
    clearTimeout(timer);
    outOfTime.abort(); // Questions to name servers whose answer nobody needs any more.
  }
}

function exitCodeOf(examinations: readonly Examination[]): ExitCode {
  const severities = new Set(
    examinations.flatMap(({ findings }) => findings.map(({ severity }) => severity)),
  );
  if (examinations.some(({ state }) => state === 'unfinished')) return EXIT_CODES.timedOut;
  if (severities.has('error')) return EXIT_CODES.found;
  return severities.has('unknown') ? EXIT_CODES.failed : EXIT_CODES.ok;
}

function systemResolver(): DnsServer {
  const [first] = getServers();
  if (first === undefined)
    throw new Error('the system must have a DNS resolver, got none; name one with --resolver');
  return parseServer(first);
}

/** `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1`, `[2001:db8::1]:53`. */
function parseServer(text: string): DnsServer {
  if (isIP(text) !== 0) return { address: text, port: 53 };
  const [, bracketed, plain, port = '53'] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  if (isIP(address) === 0) {
    throw new InvalidArgumentError('It must be an IP address, with a port or without, as 192.0.2.1:53.');
  }
  return { address, port: parsePort(port) };
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
