import type { Conditions, Permission } from './permission';

type Names = readonly [string, ...string[]];

/** What planning needs, and so does deploying. */
export function mayRead(
  purpose: string,
  actions: Names,
  resources: Names,
  conditions?: Conditions,
): Permission {
  return { purpose, access: 'read', actions, resources, conditions };
}

/** What only deploying needs. */
export function mayWrite(
  purpose: string,
  actions: Names,
  resources: Names,
  conditions?: Conditions,
): Permission {
  return { purpose, access: 'write', actions, resources, conditions };
}

/** What no deployment of ours calls: the document says that AWS or the provider does. */
export function bySource(unproved: string, permission: Permission): Permission {
  return { ...permission, unproved };
}
