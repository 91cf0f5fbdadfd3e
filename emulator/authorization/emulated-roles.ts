import type { AccountAccess, Environment } from '../../environments';
import { type RolePolicies, environmentPolicies } from '../../environments/permissions/environment-policies';
import { parseArn } from '../../modules/core';
import type { EmulatedRole } from './emulated-role';
import { rolesOfOthers } from './roles-of-others';

/** Who runs Terraform in an account: for planning and for deploying. */
export interface Runners {
  readonly plan: string;
  readonly deploy: string;
}

/**
 * The roles that people make before they deploy an environment, with exactly the policies that are published for it.
 *
 * @param before the environment as it was, whose things a deployment may take out
 */
export function emulatedRoles(environment: Environment, before: Environment | undefined): EmulatedRole[] {
  const roles = new Map<string, EmulatedRole>();
  for (const { accountId, account, role, policies } of environmentPolicies(environment, before)) {
    const access = accessOf(environment, account) ?? (before && accessOf(before, account));
    const name = role === 'deploy' ? deployRoleName(access) : roleName(role);
    // Two applications may be in one account, and then have one role.
    const arn = roleArn(accountId, name);
    roles.set(arn, {
      accountId,
      name,
      trust: trustedBy(roleArn(accountId, roleName('caller')), access?.externalId),
      policies: [...(roles.get(arn)?.policies ?? []), ...policies],
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
  const named = access?.deployRoleArn && parseArn(access.deployRoleArn)?.resource;
  return named ? named.slice(named.lastIndexOf('/') + 1) : 'certfleet-deploy';
}

function accessOf({ sharedServices, applications }: Environment, account: string): AccountAccess | undefined {
  return account === 'shared-services' ? sharedServices : applications[account];
}

function trustedBy(roleArn: string, externalId: string | undefined): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: roleArn },
        Action: 'sts:AssumeRole',
        ...(externalId && { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
      },
    ],
  };
}
