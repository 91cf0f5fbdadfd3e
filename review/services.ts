import {
  type FleetResource,
  type PlannedResource,
  isListenerCertificate,
  listenerOf,
  textOf,
} from '../fleet';
import type { PlannedChanges } from './planned-changes';

/** A service that serves certificates: for a load balancer, a listener with all that is attached to it. */
export interface Service {
  /** What stands for it: the listener or, where no plan shows that, what is attached to it. */
  readonly resource: FleetResource;
  /** What names its certificates, before the plan or after it. */
  readonly users: readonly PlannedResource[];
  /** Whether the plans show all its certificates: not those of a listener that others manage. */
  readonly isShownWhole: boolean;
  readonly fate: 'comes' | 'stays' | 'replaced' | 'goes';
}

/** The services that certificates are named by. */
export function servicesOf(changes: PlannedChanges): Service[] {
  const groups = new Map<unknown, { resource: FleetResource; users: PlannedResource[] }>();
  for (const user of changes.usersOfCertificates()) {
    const resource = listenerOf(changes.index, user) ?? user;
    const key = isListenerCertificate(resource)
      ? (textOf(resource.values.listener_arn) ?? resource)
      : resource;
    const group = groups.get(key);
    if (group) group.users.push(user);
    else groups.set(key, { resource, users: [user] });
  }
  return [...groups.values()].map(({ resource, users }) => {
    const isShownWhole = resource.mode === 'managed' && !isListenerCertificate(resource);
    return {
      resource,
      users,
      isShownWhole,
      fate: isShownWhole ? fateOf(resource as PlannedResource) : 'stays',
    };
  });
}

function fateOf({ before, after, state }: PlannedResource): Service['fate'] {
  if (after === undefined) return 'goes';
  if (before === undefined) return 'comes';
  return state === 'replace' ? 'replaced' : 'stays';
}
