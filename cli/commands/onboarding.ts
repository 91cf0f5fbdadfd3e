import { Command } from 'commander';
import { loadEnvironments } from '../../environments';
import { type OnboardedEntry, onboardedEntries } from '../../environments/sections/account-templates';
import { suggestion } from '../../environments/suggestion';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options {
  readonly environments: string;
}

/** `certfleet onboarding`: what accounts without Terraform need for their requests to be validated, and to be counted. */
export function onboardingCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('onboarding')
    .description(
      'CloudFormation template by which accounts without Terraform have their certificates validated and counted.',
    )
    .argument('<environment>', 'environment with dnsValidation or census')
    .argument(
      '[entry]',
      'of dnsValidation.requesters or census.accounts; needed where their templates differ',
    )
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--json', 'as without: the template is JSON')
    .addHelpText(
      'after',
      `
A stack of it belongs into each Region of a requester, of which the first has the roles for functions, and into one Region of accounts
that are counted only.

Examples:
  $ certfleet onboarding production laboratory > onboarding.json
  $ aws cloudformation deploy --template-file onboarding.json --stack-name certfleet-dns-validation \\
      --capabilities CAPABILITY_NAMED_IAM --region eu-west-1`,
    )
    .action((environment: string, entry: string | undefined, options: Options) =>
      finish(onboarding(terminal, environment, entry, options)),
    );
}

function onboarding(
  terminal: Terminal,
  name: string,
  asked: string | undefined,
  options: Options,
): Promise<ExitCode> {
  const [environment] = loadEnvironments(options.environments, [name]);
  if (environment === undefined) return Promise.resolve(EXIT_CODES.failed);
  const chosen = chosenOf(onboardedEntries(environment), asked);
  const groups = byTemplate(chosen);
  const [[template] = [], ...others] = groups;
  if (template === undefined)
    throw new Error(
      `environment "${name}" must have requesters in dnsValidation or accounts in census, got none; applications need no ` +
        'template, as their stacks make what it makes',
    );
  if (others.length > 0)
    throw new WrongCommandLine(
      `entry must be said where templates differ, got none; choose one of ${groupsText(groups)}`,
    );
  terminal.print(template.trimEnd());
  for (const { name: each, regions } of chosen)
    terminal.note(`${each}: a stack in ${regions.join(' and in ')}`);
  return Promise.resolve(EXIT_CODES.ok);
}

/** The entry that is asked for, or all. */
function chosenOf(all: readonly OnboardedEntry[], asked: string | undefined): readonly OnboardedEntry[] {
  if (asked === undefined) return all;
  const found = all.filter(({ name }) => name === asked);
  if (found.length > 0) return found;
  const names = all.map(({ name }) => name);
  throw new WrongCommandLine(
    `entry must be one of dnsValidation.requesters and census.accounts, got "${asked}"; ${suggestion(asked, names)}`,
  );
}

/** Names of entries, by the template that they have in common. */
function byTemplate(entries: readonly OnboardedEntry[]): Array<[string, string[]]> {
  const groups = new Map<string, string[]>();
  for (const { name, template } of entries) groups.set(template, [...(groups.get(template) ?? []), name]);
  return [...groups];
}

function groupsText(groups: ReadonlyArray<[string, readonly string[]]>): string {
  return groups
    .map(([, [first, ...same]]) => (same.length === 0 ? first : `${first} (as ${same.join(', ')})`))
    .join(', ');
}
