import type { Conditions, Permission } from './permission';
import { UNPROVED } from './unproved';

/** One statement of a role's policies, and why it is there. */
export interface Statement {
  readonly sid: string;
  readonly access: Permission['access'];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** @default - none */
  readonly conditions?: Conditions;
  /** What it is for; what most of its actions are for comes first, and names it. */
  readonly purposes: readonly string[];
  /** Actions that no deployment of ours calls, with who says that AWS or the provider does. */
  readonly unproved: Readonly<Record<string, string>>;
}

/** One action on one resource. */
interface Grant {
  readonly access: Permission['access'];
  readonly action: string;
  readonly resource: string;
  readonly conditions?: Conditions;
  readonly purposes: readonly string[];
  /** @default - a deployment of ours calls it */
  readonly unproved?: string;
}

/**
 * Statements that allow what the permissions ask for, and nothing twice: what planning needs is not said again for
 * deploying. Services stay apart, so that each statement has a purpose. The order of the permissions does not count.
 */
export function statementsOf(permissions: readonly Permission[]): Statement[] {
  const grants = withoutCovered(grantsOf(permissions));
  const byResource = groups(grants, (each) => [each.resource, ...kindOf(each)]);
  const byActions = groups(byResource, (group) => [
    group.map(({ action }) => action).sort(),
    ...kindOf(group[0]),
  ]);
  return withSids(byActions.map((each) => statementOf(each.flat())));
}

type Group<T> = readonly [T, ...T[]];

function groups<T>(items: readonly T[], keyOf: (item: T) => readonly unknown[]): Array<Group<T>> {
  const found = new Map<string, Group<T>>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = found.get(key);
    found.set(key, group === undefined ? [item] : [...group, item]);
  }
  return [...found.values()];
}

function kindOf({ access, action, conditions }: Grant): readonly unknown[] {
  return [serviceOf(action), access, conditions ?? null];
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}

function grantsOf(permissions: readonly Permission[]): Grant[] {
  const single = permissions.flatMap((permission) =>
    permission.actions.flatMap((action) =>
      permission.resources.map((resource) => ({
        ...permission,
        action,
        resource,
        purposes: [permission.purpose],
      })),
    ),
  );
  return groups(single, (each) => [
    each.action,
    each.resource,
    withRegions(each.conditions, () => []) ?? null,
  ]).map((same) => ({
    access: same.some(({ access }) => access === 'read') ? 'read' : 'write',
    action: same[0].action,
    resource: same[0].resource,
    conditions: withRegions(same[0].conditions, () =>
      sorted(same.flatMap(({ conditions }) => regionsIn(conditions))),
    ),
    purposes: same.flatMap(({ purposes }) => purposes),
    unproved: sourceOf(same[0].action, same),
  }));
}

/** Who says that somebody calls an action which no deployment of ours does. */
function sourceOf(action: string, same: ReadonlyArray<Pick<Permission, 'unproved'>>): string | undefined {
  const said = same.flatMap(({ unproved }) => unproved ?? []);
  return said.length === same.length ? sorted(said).join('; ') : UNPROVED.get(action);
}

const REGION_KEY = 'aws:RequestedRegion';

/** Conditions with other Regions: what is allowed in two lists of them is allowed in one. */
function withRegions(conditions: Conditions | undefined, regions: () => string[]): Conditions | undefined {
  if (regionsIn(conditions).length === 0) return conditions;
  return { ...conditions, StringEquals: { ...conditions?.StringEquals, [REGION_KEY]: regions() } };
}

function regionsIn(conditions: Conditions | undefined): readonly string[] {
  const regions = conditions?.StringEquals?.[REGION_KEY];
  return typeof regions === 'string' ? [regions] : (regions ?? []);
}

/** Without what another grant of the same access allows on every resource, or without the conditions. */
function withoutCovered(grants: readonly Grant[]): Grant[] {
  return grants.filter(
    (grant) =>
      !grants.some(
        (other) =>
          other !== grant &&
          other.action === grant.action &&
          (other.access === grant.access || other.access === 'read') &&
          (other.resource === '*' || other.resource === grant.resource) &&
          (other.conditions === undefined ||
            JSON.stringify(other.conditions) === JSON.stringify(grant.conditions)),
      ),
  );
}

function statementOf(grants: readonly Grant[]): Omit<Statement, 'sid'> {
  const [{ access, conditions }] = grants as Group<Grant>;
  const sources = grants.flatMap(({ action, unproved }) =>
    unproved === undefined ? [] : [[action, unproved] as const],
  );
  return {
    access,
    actions: sorted(grants.map(({ action }) => action)),
    resources: sorted(grants.map(({ resource }) => resource)),
    ...(conditions === undefined ? {} : { conditions }),
    purposes: byFrequency(grants.flatMap(({ purposes }) => [...new Set(purposes)])),
    unproved: Object.fromEntries(sources.sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** Names statements by what most of them is for; IAM takes letters and digits, each name once in a policy. */
function withSids(statements: ReadonlyArray<Omit<Statement, 'sid'>>): Statement[] {
  const named = statements.map((statement) => ({
    ...statement,
    sid: (statement.purposes[0] ?? '')
      .replaceAll(/[^A-Za-z0-9 ]/g, '')
      .replaceAll(/(?:^| )([a-z])/g, (_, letter: string) => letter.toUpperCase())
      .replaceAll(' ', ''),
  }));
  const order = (each: Statement) =>
    JSON.stringify([each.sid, each.access, each.actions, each.resources, each.conditions ?? null]);
  const inOrder = named.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  const count = new Map<string, number>();
  return inOrder.map((statement) => {
    const number = (count.get(statement.sid) ?? 0) + 1;
    count.set(statement.sid, number);
    return number === 1 ? statement : { ...statement, sid: `${statement.sid}${number}` };
  });
}

/** Each value once: those that come often first, others in their order. */
function byFrequency(values: readonly string[]): string[] {
  const count = (value: string) => values.filter((each) => each === value).length;
  return sorted(values).sort((one, other) => count(other) - count(one));
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
