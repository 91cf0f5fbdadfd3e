import { partitionOf } from '../../modules/core';
import { statePermissions } from '../backends';
import type { AccountAccess, Environment } from '../environment';
import { SHARED_SERVICES, stackName } from '../names';
import { applicationPermissions } from './application-permissions';
import type { Permission } from './permission';
import { applicationReading, sharedServicesReading } from './reader-permissions';
import { roleAssumption } from './services/roles';
import { sharedServicesPermissions } from './shared-services-permissions';

/** What a role is for. */
export type RoleKind = 'deploy' | 'plan' | 'reader' | 'caller';

/** An account of an environment, and what each of its roles must be allowed. */
export interface AccountRoles {
  /** `shared-services`, or the name of an application. */
  readonly account: string;
  readonly accountId: string;
  readonly permissions: Readonly<Record<RoleKind, readonly Permission[]>>;
}

/** The accounts of an environment, shared services first. */
export function accountRoles(environment: Environment): AccountRoles[] {
  const { sharedServices, applications } = environment;
  return [
    rolesOf(environment, SHARED_SERVICES, sharedServices, {
      work: sharedServicesPermissions(environment),
      reading: sharedServicesReading(environment),
    }),
    ...Object.entries(applications).map(([name, application]) =>
      rolesOf(
        environment,
        name,
        application,
        {
          work: applicationPermissions(environment, name, application),
          reading: applicationReading(environment, application),
        },
        application.formerly,
      ),
    ),
  ];
}

interface Needs {
  /** What the account's stack needs there. */
  readonly work: readonly Permission[];
  /** What asking AWS needs. */
  readonly reading: readonly Permission[];
}

/**
 * Whoever runs Terraform needs its state; where that is not the deploy role, the state and the way to the deploy role. Terraform
 * then plans with the deploy role too, as a provider has one role, and there is no plan role.
 */
function rolesOf(
  environment: Environment,
  account: string,
  { accountId, deployRoleArn }: AccountAccess,
  { work, reading }: Needs,
  stateAccountName = account,
): AccountRoles {
  const state = statePermissions(environment.backend, {
    stackName: stackName(environment.name, stateAccountName),
    partition: partitionOf(environment.sharedServices.region),
  });
  const deploy = deployRoleArn === undefined ? [...work, ...state] : work;
  return {
    account,
    accountId,
    permissions: {
      deploy,
      plan: deployRoleArn === undefined ? deploy.filter(({ access }) => access === 'read') : [],
      reader: reading,
      caller:
        deployRoleArn === undefined
          ? []
          : [...state, roleAssumption('deploy and plan in the account', [deployRoleArn])],
    },
  };
}
