import { Command } from 'commander';
import { type Environment, type Requester, loadEnvironments } from '../../environments';
import { requesterTemplate } from '../../environments/sections/dns-validation-template';
import { suggestion } from '../../environments/suggestion';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import type { Terminal } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options {
  readonly environments: string;
}

/** `certfleet onboarding`: what accounts without Terraform need for their requests to be validated. */
export function onboardingCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('onboarding')
    .description(
      'CloudFormation template by which accounts without Terraform have their certificates validated.',
    )
    .argument('<environment>', 'environment with dnsValidation')
    .argument('[requester]', 'whose accounts they are; needed where templates differ by requester')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--json', 'as without: the template is JSON')
    .addHelpText(
      'after',
      `
A stack of it belongs into each Region of the requester; that of the first has the role for the function.

Examples:
  $ certfleet onboarding production laboratory > onboarding.json
  $ aws cloudformation deploy --template-file onboarding.json --stack-name certfleet-dns-validation \\
      --capabilities CAPABILITY_NAMED_IAM --region eu-west-1`,
    )
    .action((environment: string, requester: string | undefined, options: Options) =>
      finish(onboarding(terminal, environment, requester, options)),
    );
}

function onboarding(
  terminal: Terminal,
  name: string,
  requester: string | undefined,
  options: Options,
): Promise<ExitCode> {
  const [environment] = loadEnvironments(options.environments, [name]);
  if (environment === undefined) return Promise.resolve(EXIT_CODES.failed);
  const chosen = chosenOf(environment, requester);
  const templates = new Set(chosen.map(([, each]) => requesterTemplate(environment, each)));
  const [template, ...others] = templates;
  if (template === undefined)
    throw new Error(
      `environment "${name}" must have requesters in dnsValidation, got none; applications need no template, as their ` +
        'stacks make what it makes',
    );
  if (others.length > 0)
    throw new WrongCommandLine(
      'requester must be said where the first Region of requesters differs, got none; ' +
        `choose one of ${chosen.map(([each]) => each).join(', ')}`,
    );
  terminal.print(template.trimEnd());
  for (const [each, { regions }] of chosen) terminal.note(`${each}: a stack in ${regions.join(' and in ')}`);
  return Promise.resolve(EXIT_CODES.ok);
}

/** Requesters with their names: the one that is asked for, or all. */
function chosenOf({ dnsValidation }: Environment, asked: string | undefined): Array<[string, Requester]> {
  const all = Object.entries(dnsValidation?.requesters ?? {});
  const names = all.map(([name]) => name);
  if (asked === undefined) return all;
  if (!names.includes(asked))
    throw new WrongCommandLine(
      `requester must be one of dnsValidation, got "${asked}"; ${suggestion(asked, names)}`,
    );
  return all.filter(([name]) => name === asked);
}
