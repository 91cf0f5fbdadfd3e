import type { PlannedResource } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { type ValidationRecord, certificatesNeeding, validationRecords } from '../validation-records';

/** A record goes in one place and comes in another. */
export interface MovedRecord {
  readonly from: ValidationRecord;
  readonly to: PlannedResource;
  readonly where: 'service' | 'account' | 'zone' | 'address' | 'unknown';
}

/** The record of a certificate moves to another zone or account. */
export const validationRecordMoved: Rule = {
  id: 'validation-record-moved',
  title: 'Validation record moved',
  reason: 'ACM looks the record up in public DNS: only the zone that the parent delegates to counts.',
  check: (changes) =>
    movedRecords(changes)
      .filter(({ from }) => certificatesNeeding(changes, from).length > 0)
      .map(movedFinding),
};

function movedFinding({ from, to, where }: MovedRecord): Finding {
  if (where === 'unknown') {
    return findingOf('validation-record-moved', from.resource, {
      severity: 'low',
      what: phrase`The record that proves ${from.provedName} is made anew. Whether it stays in its zone is known only after the apply.`,
      remedy: phrase`Look where it is after the apply, or write the zone where the plan can see it.`,
    });
  }
  if (where === 'address') {
    return findingOf('validation-record-moved', from.resource, {
      severity: 'high',
      what: phrase`The record that proves ${from.provedName} moves to the address ${to.address}: Terraform deletes and creates the same record in no certain order, and may leave none.`,
      remedy: phrase`Move it in the state instead, with a moved block or terraform state mv.`,
    });
  }
  const place = { service: phrase`DNS service`, account: phrase`account`, zone: phrase`zone` }[where];
  return findingOf('validation-record-moved', from.resource, {
    severity: 'high',
    what: phrase`The record that proves ${from.provedName} moves to another ${place}. Unless the domain is delegated there, renewals fail from now on, and new certificates are never issued.`,
    remedy: phrase`Check the delegation first (certfleet doctor), and keep the old record until the new one resolves in public DNS.`,
  });
}

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
      // Where its name is open too, a certificate that is made anew may well have the same record.
      if (!resource.replacedFor.includes('zone_id') || resource.unknown.has('name')) return [];
      return [{ from, to: resource, where: zoneAfter(changes, resource) }];
    }
    const to = resource.state === 'delete' ? created.get(from.recordName) : undefined;
    return to === undefined ? [] : [{ from, to, where: difference(changes, resource, to) }];
  });
}

function difference(
  changes: PlannedChanges,
  from: PlannedResource,
  to: PlannedResource,
): MovedRecord['where'] {
  if (serviceOf(from) !== serviceOf(to)) return 'service';
  if (from.accountId !== undefined && to.accountId !== undefined && from.accountId !== to.accountId)
    return 'account';
  if (from.before?.zone_id === to.after?.zone_id) return 'address';
  return zoneAfter(changes, to) === 'zone' ? 'zone' : 'address';
}

/** A zone that is made in the same plan is another one; one that is only not known yet may be the same. */
function zoneAfter({ index }: PlannedChanges, record: PlannedResource): 'zone' | 'unknown' {
  const isNew = index
    .referenced(record, (path) => path === 'zone_id')
    .some(({ state }) => state === 'create' || state === 'replace');
  return record.unknown.has('zone_id') && !isNew ? 'unknown' : 'zone';
}

function serviceOf({ type }: PlannedResource): string | undefined {
  return type.split('_')[0];
}
