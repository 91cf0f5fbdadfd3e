import type { Application, Environment } from '../environments';
import { validationRoleName } from '../environments/names';
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

/** ARN of the role that an account assumes in shared services: the one it names, else the one made for it. */
export function validationRoleArn(
  { name, roles, sharedServices: { accountId, region } }: Environment,
  applicationName: string,
  application: Application,
): string {
  const path = roles?.path ?? '/';
  const made = `arn:${partitionOf(region)}:iam::${accountId}:role${path}${validationRoleName(name, applicationName)}`;
  return application.validationRoleArn ?? made;
}
