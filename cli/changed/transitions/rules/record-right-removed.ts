import { phrase } from '../../../../review/phrase';
import type { TemplateBlock } from '../../stack-template';
import type { TransitionRule } from '../refusal';
import { type Change, type Transition, isForgotten, successorOf } from '../transition';
import { type RoleRecord, roleRecord } from '../validation-record';
import { type ValidationRole, isOtherZone, mayDelete, roleOfProvider, zoneOf } from '../validation-role';

/** The role's stack is applied first, and what it takes away is not there to take the record out. */
export const recordRightRemoved: TransitionRule = {
  id: 'record-right-removed',
  check: (change) =>
    change.transitions.flatMap((transition) =>
      [...transition.before.resources.values()].flatMap((resource) => {
        const record = roleRecord(resource);
        if (record === undefined) return [];
        const lost = lostRight(resource, record, transition, change);
        if (lost === undefined) return [];
        return {
          stack: transition.after.name,
          subject: phrase`role ${lost.role.name}`,
          must: lost.isRole
            ? phrase`must stay until ${record.what} is gone, as stack ${lost.role.stack.name} is applied first`
            : phrase`must keep its right to delete ${record.what} until that is gone, as stack ${lost.role.stack.name} is applied first`,
          got: lost.isRole ? phrase`no such role` : phrase`a policy without it`,
          remedy: phrase`first ${record.takenOutBy}, with domains, zones and the application as they are, and apply; then take those out`,
        };
      }),
    ),
};

/** What an application's provider needs to take a record out and does not have any more. */
function lostRight(
  resource: TemplateBlock,
  record: RoleRecord,
  transition: Transition,
  change: Change,
): { readonly role: ValidationRole; readonly isRole: boolean } | undefined {
  const { before, after } = transition;
  const zone = zoneOf(before, resource.values.zone_id);
  if (zone === undefined) return undefined;
  const successor = successorOf(resource, transition);
  const newZone = successor && zoneOf(after, successor.values.zone_id);
  if (successor !== undefined && (newZone === undefined || !isOtherZone(zone, newZone))) return undefined;

  const role = roleOfProvider(before, resource.provider, change.before);
  // A stack that goes takes nothing away, for nothing is applied to it any more.
  if (role === undefined || change.removed.includes(role.stack) || !mayDelete(role, zone, record)) {
    return undefined;
  }
  if (!after.providers.has(resource.provider)) return undefined;
  const newRole = roleOfProvider(after, resource.provider, change.after);
  if (newRole === undefined) return { role, isRole: true };
  // Terraform does not ask for what it forgets, but it assumes the role.
  if (isForgotten(resource, transition) || mayDelete(newRole, zone, record)) return undefined;
  return { role: newRole, isRole: false };
}
