import type { Environment } from '../environment';
import { type AccountRoles, type RoleKind, accountRoles } from './account-roles';
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

const ROLES: readonly RoleKind[] = ['deploy', 'plan', 'reader', 'caller'];

/**
 * What each role of each account must be allowed, and nothing else.
 *
 * @param before the environment that is deployed: what takes something down needs what made it
 * @default before - nothing is taken down
 */
export function environmentPolicies(environment: Environment, before?: Environment): RolePolicies[] {
  const files = before === undefined ? [environment] : [environment, before];
  const all = files.flatMap(accountRoles);
  const accounts = new Map(all.map((each) => [`${each.account} ${each.accountId}`, each]));
  return [...accounts].flatMap(([, account]) =>
    ROLES.flatMap((role) => rolePolicies(environment.name, account, role, all)),
  );
}

/** The policies of a role, made of what every file asks for; none where it needs nothing. */
function rolePolicies(
  environmentName: string,
  { account, accountId }: AccountRoles,
  role: RoleKind,
  all: readonly AccountRoles[],
): RolePolicies[] {
  const statements = statementsOf(
    all
      .filter((each) => each.account === account && each.accountId === accountId)
      .flatMap(({ permissions }) => permissions[role]),
  );
  if (statements.length === 0) return [];
  const documents = documentsOf(statements);
  const name = `certfleet-${environmentName}-${account}-${role}`;
  const policies = documents.map((document, index) => ({
    name: documents.length === 1 ? name : `${name}-${index + 1}`,
    document,
  }));
  return [{ accountId, account, role, policies, statements }];
}
