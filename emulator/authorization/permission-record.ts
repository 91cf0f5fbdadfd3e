import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../environments';
import { wholeSid } from '../../environments/permissions/documents';
import { type RolePolicies, environmentPolicies } from '../../environments/permissions/environment-policies';

/** An action of a statement that a role holds. */
export interface PublishedAction {
  readonly policy: string;
  readonly sid: string;
  readonly action: string;
  readonly role: RolePolicies['role'];
  /** Who says that AWS or the provider calls it, where no deployment here does. @default - one does */
  readonly unproved?: string;
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
    return folder === undefined ? undefined : new PermissionRecord(join(folder, randomUUID()));
  }

  /** Notes every action of every statement of the policies that an environment's roles are given. */
  public publish(environment: Environment, before: Environment | undefined): void {
    const lines = environmentPolicies(environment, before).flatMap(actionsOf);
    appendFileSync(this.publishedActions, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
}

function actionsOf({ role, policies, statements }: RolePolicies): PublishedAction[] {
  return policies.flatMap(({ name, document }) =>
    document.Statement.flatMap(({ Sid: sid, Action: actions }) => {
      const statement = statements.find((each) => each.sid === wholeSid(sid));
      return actions.map((action) => ({
        policy: name,
        sid,
        action,
        role,
        unproved: statement?.unproved[action],
      }));
    }),
  );
}
