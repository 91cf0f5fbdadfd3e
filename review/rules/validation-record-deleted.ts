import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import { renewalsBy } from '../renewals';
import type { Rule } from '../rule';
import { type ValidationRecord, validationRecords } from '../validation-records';
import { movedRecords } from './validation-record-moved';

/** The record goes, a certificate that renews by it stays. */
export const validationRecordDeleted: Rule = {
  id: 'validation-record-deleted',
  title: 'Validation record deleted that a certificate renews by',
  reason:
    'ACM renews a certificate only while the CNAME of every name stands (ACM User Guide, DNS renewal validation).',
  check: (changes) =>
    deletedRecords(changes).flatMap((record) => {
      const renewals = renewalsBy(changes, record);
      if (renewals === undefined) return [];
      return findingOf('validation-record-deleted', record.resource, {
        severity: 'high',
        what: phrase`The record that proves ${record.provedName} is deleted, and the certificate for ${renewals.certificates} still renews by it. Nothing fails today; the next renewal does, and ${renewals.end}.`,
        remedy: phrase`Keep the record ${record.recordName} as long as a certificate of the account has the name: say retain for ${record.provedName} in validationRecords of the environment, or write a removed block, by which Terraform forgets it without deleting it.`,
      });
    }),
};

/** The records that leave their zone for good; one that Terraform forgets stands on. */
export function deletedRecords(changes: PlannedChanges): ValidationRecord[] {
  const moved = new Set(movedRecords(changes).map(({ from }) => from.resource));
  return validationRecords(changes, 'before').filter(
    ({ resource }) => resource.state === 'delete' && !moved.has(resource),
  );
}
