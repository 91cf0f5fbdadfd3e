import type { Environment } from '../environments';
import { type RoleSettings, partitionOf } from '../modules/core';

/** What the environment asks of the IAM roles of an account. */
export function roleSettings({ roles, sharedServices }: Environment, accountId: string): RoleSettings {
  const { path, permissionsBoundary } = roles ?? {};
  const policies = `arn:${partitionOf(sharedServices.region)}:iam::${accountId}:policy`;
  return {
    rolePath: path,
    permissionsBoundary: permissionsBoundary === undefined ? undefined : `${policies}/${permissionsBoundary}`,
  };
}

/** A role's name with its path, as ARNs have it. */
export function roleNameWithPath({ roles }: Environment, name: string): string {
  return `${(roles?.path ?? '/').slice(1)}${name}`;
}
