import { partitionOf } from '../modules/core';
import type { Application, Environment } from './environment';
import { validationRoleName } from './names';

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
