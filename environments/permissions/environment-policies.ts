import { Words, ruleSentence } from '../../modules/core';
import type { Environment } from '../environment';
import { type AccountRoles, type RoleKind, accountRoles } from './account-roles';
import { PermissionError } from './arns';
import { type PolicyDocument, documentsOf } from './documents';
import { type Statement, statementsOf } from './statements';

/** The policies of one role of an account. */
export interface RolePolicies {
  readonly accountId: string;
  /** `shared-services`, or the name of an application. */
  readonly account: string;
  readonly role: RoleKind;
  /** To be attached, all of them. */
  readonly policies: readonly NamedPolicy[];
  /** What the policies are made of, and why; a statement that is too long is several there. */
  readonly statements: readonly Statement[];
}

export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Managed policies that a role may have (IAM User Guide, quotas). */
export const ATTACHED_POLICIES_QUOTA = 10;

const ROLES: readonly RoleKind[] = ['deploy', 'plan', 'reader', 'caller'];

/**
 * What each role of each account must be allowed, and nothing else.
 *
 * @param before the environment that is deployed: what takes something down needs what made it
 * @default before - nothing is taken down
 * @param quota managed policies that a role may have
 * @throws PermissionError where a name would reach what others have, or a role would need too many policies
 */
export function environmentPolicies(
  environment: Environment,
  before?: Environment,
  quota = ATTACHED_POLICIES_QUOTA,
): RolePolicies[] {
  const files = before === undefined ? [environment] : [environment, before];
  const all = files.flatMap(accountRoles);
  const accounts = new Map(all.map((each) => [`${each.account} ${each.accountId}`, each]));
  return [...accounts].flatMap(([, account]) =>
    ROLES.flatMap((role) => rolePolicies(environment.name, account, role, all, quota)),
  );
}

/** The policies of a role, made of what every file asks for; none where it needs nothing. */
function rolePolicies(
  environmentName: string,
  { account, accountId }: AccountRoles,
  role: RoleKind,
  all: readonly AccountRoles[],
  quota: number,
): RolePolicies[] {
  const statements = statementsOf(
    all
      .filter((each) => each.account === account && each.accountId === accountId)
      .flatMap(({ permissions }) => permissions[role]),
  );
  if (statements.length === 0) return [];
  const documents = documentsOf(statements);
  const name = `certfleet-${environmentName}-${account}-${role}`;
  if (documents.length > quota) throw new PermissionError(tooMany(name, documents.length, quota));
  const policies = documents.map((document, index) => ({
    name: documents.length === 1 ? name : `${name}-${index + 1}`,
    document,
  }));
  return [{ accountId, account, role, policies, statements }];
}

function tooMany(name: string, count: number, quota: number): string {
  return ruleSentence({
    subject: `the role of ${name}`,
    rule: `must need at most ${quota} policies, as many as a role may have`,
    got: new Words(String(count)),
    remedy:
      'have AWS raise the quota "Managed policies attached to an IAM role" and say it, or divide the account',
  });
}
