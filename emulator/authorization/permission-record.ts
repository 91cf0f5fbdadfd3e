import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../environments';
import { accountRoles } from '../../environments/permissions/account-roles';
import { wholeSid } from '../../environments/permissions/documents';
import { type RolePolicies, environmentPolicies } from '../../environments/permissions/environment-policies';
import type { Permission } from '../../environments/permissions/permission';
import { UNPROVED } from '../../environments/permissions/unproved';

/** An action of a statement that a role holds, for one of its purposes. */
export interface PublishedAction {
  readonly policy: string;
  readonly sid: string;
  readonly action: string;
  readonly role: string;
  readonly purpose: string;
  /** Who says that AWS or the provider calls it, where no deployment here does. @default - one does */
  readonly unproved?: string;
}

type Policies = Pick<RolePolicies, 'policies' | 'statements'>;

/** A role that no environment publishes, with what its policies are made of. */
export interface OwnRole extends Policies {
  /** What it is called in the record: no kind of role of an environment. */
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** What roles were given in a deployment, beside what of it calls needed: files of one run of tests. */
export class PermissionRecord {
  private readonly publishedActions: string;

  /** @param start of the names of its files, to which the judge writes too */
  private constructor(public readonly start: string) {
    this.publishedActions = `${start}.published.jsonl`;
  }

  /** In the folder that a run of tests names by `CERTFLEET_PERMISSIONS`; none where it names none. */
  public static ofThisRun(): PermissionRecord | undefined {
    const folder = process.env['CERTFLEET_PERMISSIONS'];
    return folder === undefined ? undefined : PermissionRecord.in(folder);
  }

  /** Files of their own in a folder. */
  public static in(folder: string): PermissionRecord {
    return new PermissionRecord(join(folder, randomUUID()));
  }

  /** Notes every action of every statement of the policies that an environment's roles are given. */
  public publish(environment: Environment, before: Environment | undefined): void {
    const asked = [environment, ...(before ? [before] : [])].flatMap(accountRoles);
    this.note(
      environmentPolicies(environment, before).flatMap((each) =>
        actionsOf(
          each,
          asked.flatMap(({ permissions }) => permissions[each.role]),
          UNPROVED,
        ),
      ),
    );
  }

  /** Notes every action that such roles hold; where no call needs one, their permissions themselves must name a document. */
  public publishRoles(roles: readonly OwnRole[]): void {
    this.note(
      roles.flatMap(({ name, permissions, ...policies }) =>
        actionsOf({ role: name, ...policies }, permissions, new Map()),
      ),
    );
  }

  private note(lines: readonly PublishedAction[]): void {
    appendFileSync(this.publishedActions, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
}

/** Of a statement that several kinds ask for, each kind needs its own actions. */
function actionsOf(
  { role, policies, statements }: Policies & Pick<PublishedAction, 'role'>,
  permissions: readonly Permission[],
  documents: ReadonlyMap<string, string>,
): PublishedAction[] {
  const asked = new Map(
    permissions.flatMap(({ purpose, actions, unproved }) =>
      actions.map((action) => [`${purpose} ${action}`, unproved ?? documents.get(action)]),
    ),
  );
  return policies.flatMap(({ name: policy, document }) =>
    document.Statement.flatMap(({ Sid: sid, Action: actions }) => {
      const purposes = statements.find((each) => each.sid === wholeSid(sid))?.purposes ?? [];
      return actions.flatMap((action) =>
        purposes
          .filter((purpose) => asked.has(`${purpose} ${action}`))
          .map((purpose) => ({
            policy,
            sid,
            action,
            role,
            purpose,
            unproved: asked.get(`${purpose} ${action}`),
          })),
      );
    }),
  );
}
