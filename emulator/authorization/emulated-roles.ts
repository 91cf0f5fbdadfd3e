import type { AccountAccess, Environment } from '../../environments';
import { type RolePolicies, environmentPolicies } from '../../environments/permissions/environment-policies';
import { SHARED_SERVICES } from '../../environments/names';
import { type EmulatedRole, roleNameIn, trustIn } from './emulated-role';
import { rolesOfOthers } from './roles-of-others';

/** Who runs Terraform in an account: for planning and for deploying. */
export interface Runners {
  readonly plan: string;
  readonly deploy: string;
}

/** What roles hold besides, for what code adds to the stacks: each kind its own. */
export type OwnPolicies = Readonly<Partial<Record<RolePolicies['role'], EmulatedRole['policies']>>>;

/**
 * The roles that people make before they deploy an environment, with exactly the policies that are published for it.
 *
 * @param before the environment as it was, whose things a deployment may take out
 */
export function emulatedRoles(
  environment: Environment,
  before: Environment | undefined,
  own: OwnPolicies = {},
): EmulatedRole[] {
  const roles = new Map<string, EmulatedRole>();
  for (const { accountId, account, role, policies } of environmentPolicies(environment, before)) {
    const access = accessOf(environment, account) ?? (before && accessOf(before, account));
    const name = role === 'deploy' ? deployRoleName(access) : roleName(role);
    // Two applications may be in one account, and then have one role.
    const arn = roleArn(accountId, name);
    roles.set(arn, {
      accountId,
      name,
      trust: trustIn(roleArn(accountId, roleName('caller')), access?.externalId),
      policies: [...(roles.get(arn)?.policies ?? []), ...policies, ...(own[role] ?? [])],
    });
  }
  return [...roles.values(), ...rolesOfOthers(environment)];
}

/** ARNs of the roles with whose sessions Terraform runs for an account. */
export function runnersOf(environment: Environment, account: string): Runners {
  const access = accessOf(environment, account)!;
  const arn = (name: string) => roleArn(access.accountId, name);
  // Where a deploy role is named, Terraform assumes it by itself, for planning too: a provider has one role.
  return access.deployRoleArn === undefined
    ? { plan: arn(roleName('plan')), deploy: arn(deployRoleName(access)) }
    : { plan: arn(roleName('caller')), deploy: arn(roleName('caller')) };
}

function roleArn(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

function roleName(role: RolePolicies['role']): string {
  return `certfleet-${role}`;
}

function deployRoleName(access: AccountAccess | undefined): string {
  return access?.deployRoleArn === undefined ? 'certfleet-deploy' : roleNameIn(access.deployRoleArn);
}

function accessOf({ sharedServices, applications }: Environment, account: string): AccountAccess | undefined {
  return account === SHARED_SERVICES ? sharedServices : applications[account];
}
