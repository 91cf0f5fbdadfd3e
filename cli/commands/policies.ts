import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { checkEnvironmentFiles, loadEnvironments, problemsText } from '../../environments';
import { type RolePolicies, environmentPolicies } from '../../environments/permissions/environment-policies';
import { policyProblems } from '../../environments/permissions/policy-problems';
import { suggestion } from '../../environments/suggestion';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import type { Finish } from '../finish';
import { policyQuotaOption } from '../policy-quota';
import type { Terminal } from '../terminal';
import { WrongCommandLine } from '../wrong-command-line';

interface Options {
  readonly environments: string;
  readonly before?: string;
  readonly role?: string;
  readonly write?: string;
  readonly quota: number;
  readonly json?: boolean;
}

const ROLES = ['deploy', 'plan', 'reader', 'caller'];

/** `certfleet policies`: what the roles of an environment must be allowed, as IAM policies. */
export function policiesCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('policies')
    .description(
      'IAM policies of the roles that deploy, plan and read an environment, and why each statement is there.',
    )
    .argument('<environment>', 'environment whose roles they are')
    .argument('[account]', 'shared-services, or an application; all of them without')
    .option('--environments <folder>', 'folder of the environment files', 'environments')
    .option('--before <folder>', 'folder of the files that are deployed: with what taking things down needs')
    .option('--role <role>', 'only deploy, plan, reader or caller')
    .option('--write <folder>', 'write each policy to a file of its own, for aws iam create-policy')
    .addOption(policyQuotaOption())
    .option('--json', 'as without: a list of roles, each with its policies and statements')
    .addHelpText(
      'after',
      `
Roles: deploy works in the account; plan reads what plans compare; reader is asked by list, doctor and
status with --live; caller runs Terraform where the environment names a deployRoleArn, and there is no
plan role then: Terraform plans with the role that is named.

Examples:
  $ certfleet policies production shop --role deploy
  $ certfleet policies production --before ../main/environments --write policies
  $ aws iam create-policy --policy-name certfleet-production-shop-deploy \\
      --policy-document file://policies/certfleet-production-shop-deploy.json`,
    )
    .action((environment: string, account: string | undefined, options: Options) =>
      finish(policies(terminal, environment, account, options)),
    );
}

async function policies(
  terminal: Terminal,
  name: string,
  account: string | undefined,
  options: Options,
): Promise<ExitCode> {
  if (options.role !== undefined && !ROLES.includes(options.role)) {
    throw new WrongCommandLine(
      `--role must be one of ${ROLES.join(', ')}, got "${options.role}"; ${suggestion(options.role, ROLES)}`,
    );
  }
  const [environment] = loadEnvironments(options.environments, [name]);
  const before = options.before === undefined ? undefined : loadEnvironments(options.before, [name])[0];
  if (environment === undefined) return Promise.resolve(EXIT_CODES.failed);
  const composed = environmentPolicies(environment, before);
  // Another file that is wrong has its own check.
  const all = checkEnvironmentFiles(options.environments).flatMap((checked) => checked.environment ?? []);
  const problems = policyProblems(environment, composed, all, options.quota);
  if (problems.length > 0) {
    terminal.note(problemsText(`environment "${name}"`, problems));
    return Promise.resolve(EXIT_CODES.found);
  }
  const chosen = onlyAccount(composed, account).filter(
    ({ role }) => options.role === undefined || role === options.role,
  );
  if (chosen.length === 0) terminal.note(none(options.role, account));
  if (options.write === undefined) terminal.print(JSON.stringify(chosen.map(entry), null, 2));
  else terminal.print(written(chosen, options.write).join('\n'));
  return Promise.resolve(EXIT_CODES.ok);
}

function onlyAccount(
  composed: readonly RolePolicies[],
  account: string | undefined,
): readonly RolePolicies[] {
  const known = [...new Set(composed.map((each) => each.account))];
  if (account === undefined || known.includes(account)) {
    return composed.filter((each) => account === undefined || each.account === account);
  }
  throw new WrongCommandLine(
    `account must be shared-services or an application, got "${account}"; ${suggestion(account, known)}`,
  );
}

/** Why an account has no such role, of the roles that not every account has. */
const WHY_NONE: Readonly<Record<string, string>> = {
  plan: 'Terraform plans with the deployRoleArn that the file names; without it a plan role would do',
  caller: 'the file names no deployRoleArn, so the deploy role runs Terraform itself',
};

function none(role = '', account = 'every account'): string {
  return `no ${role} role in ${account}: ${WHY_NONE[role] ?? 'the file has nothing there that needs one'}`;
}

/** A role as programs and people read it: JSON has no comments, so each statement is explained beside. */
function entry({ account, accountId, role, policies: all, statements }: RolePolicies) {
  return {
    account,
    accountId,
    role,
    policies: all,
    statements: statements.map(({ sid, purposes, unproved }) => ({
      sid,
      why: purposes,
      ...(Object.keys(unproved).length === 0 ? {} : { calledByAws: unproved }),
    })),
  };
}

function written(roles: readonly RolePolicies[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return roles.flatMap((role) =>
    role.policies.map(({ name, document }) => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
      return file;
    }),
  );
}
