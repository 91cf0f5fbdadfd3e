import type { PlannedResource } from '../../fleet';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { type ValidationRecord, certificatesNeeding, validationRecords } from '../validation-records';

/** A record goes in one place and comes in another. */
export interface MovedRecord {
  readonly from: ValidationRecord;
  readonly to: PlannedResource;
  readonly where: 'zone' | 'account' | 'address';
}

/** The record of a certificate moves to another zone or account. */
export const validationRecordMoved: Rule = {
  id: 'validation-record-moved',
  title: 'Validation record moved',
  reason: 'ACM looks the record up in public DNS: only the zone that the parent delegates to counts.',
  check: (changes) =>
    movedRecords(changes)
      .filter(({ from }) => certificatesNeeding(changes, from).length > 0)
      .map(({ from, to, where }) =>
        where === 'address'
          ? findingOf('validation-record-moved', from.resource, {
              severity: 'high',
              what: phrase`The record that proves ${from.provedName} moves to the address ${to.address}: Terraform deletes and creates the same record in no certain order, and may leave none.`,
              remedy: phrase`Move it in the state instead, with a moved block or terraform state mv.`,
            })
          : findingOf('validation-record-moved', from.resource, {
              severity: 'high',
              what: phrase`The record that proves ${from.provedName} moves to another ${where === 'zone' ? phrase`zone` : phrase`account`}. Unless the domain is delegated there, renewals fail from now on, and new certificates are never issued.`,
              remedy: phrase`Check the delegation first (certfleet doctor), and keep the old record until the new one resolves in public DNS.`,
            }),
      ),
};

/** The validation records that leave their zone, account or address while a record of the same name is made elsewhere. */
export function movedRecords(changes: PlannedChanges): MovedRecord[] {
  const created = new Map(
    validationRecords(changes, 'after')
      .filter(({ resource: { state } }) => state === 'create')
      .map((record) => [record.recordName, record.resource]),
  );
  return validationRecords(changes, 'before').flatMap((from): MovedRecord[] => {
    const { resource } = from;
    if (resource.state === 'replace') {
      return resource.replacedFor.includes('zone_id') ? [{ from, to: resource, where: 'zone' }] : [];
    }
    const to = resource.state === 'delete' ? created.get(from.recordName) : undefined;
    return to === undefined ? [] : [{ from, to, where: difference(resource, to) }];
  });
}

function difference(from: PlannedResource, to: PlannedResource): MovedRecord['where'] {
  if (from.accountId !== undefined && to.accountId !== undefined && from.accountId !== to.accountId)
    return 'account';
  return from.before?.zone_id === to.after?.zone_id ? 'address' : 'zone';
}
