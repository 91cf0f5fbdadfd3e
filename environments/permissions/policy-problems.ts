import { Words } from '../../modules/core';
import type { Environment } from '../environment';
import { SHARED_SERVICES } from '../names';
import type { Problem } from '../problem';
import type { RolePolicies } from './environment-policies';

/** Managed policies that a role may have (IAM User Guide, quotas). */
export const ATTACHED_POLICIES_QUOTA = 10;

/**
 * What keeps an environment's roles from having policies of their own.
 *
 * @param roles what they would be allowed
 * @param all the environments of the folder, which may have this one among them
 * @param quota managed policies that a role may have
 */
export function policyProblems(
  environment: Environment,
  roles: readonly RolePolicies[],
  all: readonly Environment[],
  quota = ATTACHED_POLICIES_QUOTA,
): Problem[] {
  return [...sharedNames(environment, all), ...roles.flatMap((role) => tooMany(role, quota))];
}

/** Policies find roles and shares by names that begin with the environment's: those of others must not. */
function sharedNames({ name, sharedServices }: Environment, all: readonly Environment[]): Problem[] {
  return all
    .filter(
      (other) =>
        other.name.startsWith(`${name}-`) && other.sharedServices.accountId === sharedServices.accountId,
    )
    .map((reached) => ({
      path: ['name'],
      rule: `must leave the names that begin with certfleet-${name}- to this environment alone, which its roles reach in the shared-services account`,
      got: new Words(`the environment ${JSON.stringify(reached.name)} beside it`),
      remedy: 'rename one of them, or give it an account of its own for shared services',
    }));
}

function tooMany({ account, role, policies }: RolePolicies, quota: number): Problem[] {
  if (policies.length <= quota) return [];
  return [
    {
      path: account === SHARED_SERVICES ? ['sharedServices'] : ['applications', account],
      rule: `must need at most ${quota} policies for its ${role} role, as many as a role may have`,
      got: new Words(String(policies.length)),
      remedy:
        'have AWS raise the quota "Managed policies attached to an IAM role" and say it by --quota, or divide the account',
    },
  ];
}
