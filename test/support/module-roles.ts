import { type EmulatedRole, trustIn } from '../../emulator/authorization/emulated-role';
import type { OwnRole } from '../../emulator/authorization/permission-record';
import { sessionOf } from '../../emulator/authorization/sessions';
import { documentsOf } from '../../environments/permissions/documents';
import type { Permission } from '../../environments/permissions/permission';
import { statementsOf } from '../../environments/permissions/statements';

/** What deploying modules needs in accounts, by their ids; planning needs what is `read` of it. */
export type ModulePermissions = Readonly<Record<string, readonly Permission[]>>;

/** Who runs Terraform: roles of tests are told apart from those of environments. */
export const MODULE_ROLE_NAMES = ['module-deploy', 'module-plan'] as const;

export type ModuleRoleName = (typeof MODULE_ROLE_NAMES)[number];

/** A role of a test, and what its policies are made of. */
export interface ModuleRole extends Omit<EmulatedRole, 'policies'>, OwnRole {
  readonly name: ModuleRoleName;
}

export function moduleRoleArn(accountId: string, name: ModuleRoleName): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

/** Roles with exactly these permissions, and trust in all of the accounts; none that would hold nothing. */
export function moduleRoles(accounts: ModulePermissions): ModuleRole[] {
  const trust = trustIn(
    Object.keys(accounts).map((accountId) => `arn:aws:iam::${accountId}:root`),
    undefined,
  );
  return Object.entries(accounts).flatMap(([accountId, permissions]) =>
    [
      { name: 'module-deploy' as const, permissions },
      { name: 'module-plan' as const, permissions: permissions.filter(({ access }) => access === 'read') },
    ]
      .filter((role) => role.permissions.length > 0)
      .map((role) => {
        const statements = statementsOf(role.permissions);
        const policies = documentsOf(statements).map((document, index) => ({
          name: `${role.name}-${accountId}-${index + 1}`,
          document,
        }));
        return { ...role, accountId, trust, statements, policies };
      }),
  );
}

/** Sessions by which Terraform plans and deploys as the roles of an account. */
export async function moduleSessions(endpoint: string, accountId: string) {
  const session = (name: ModuleRoleName) => sessionOf(endpoint, moduleRoleArn(accountId, name));
  return { plan: await session('module-plan'), deploy: await session('module-deploy') };
}
