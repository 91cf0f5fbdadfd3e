import { namesOf, textOf } from '../../fleet';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import { dateOf } from '../subjects';
import { certificatesNeeding, validationRecords } from '../validation-records';
import { movedRecords } from './validation-record-moved';

/** The record goes, a certificate that renews by it stays. */
export const validationRecordDeleted: Rule = {
  id: 'validation-record-deleted',
  title: 'Validation record deleted that a certificate renews by',
  reason:
    'ACM renews a certificate only while the CNAME of every name stands (ACM User Guide, DNS renewal validation).',
  check: (changes) => {
    const moved = new Set(movedRecords(changes).map(({ from }) => from.resource));
    return validationRecords(changes, 'before')
      .filter(({ resource }) => resource.after === undefined && !moved.has(resource))
      .flatMap((record) => {
        const certificates = certificatesNeeding(changes, record);
        if (certificates.length === 0) return [];
        const names = [...new Set(certificates.map((each) => namesOf(each)[0] ?? each.address))];
        const [expiry] = certificates.flatMap(({ values }) => dateOf(textOf(values.not_after)) ?? []).sort();
        const end =
          expiry === undefined ? phrase`it expires months from now` : phrase`it expires on ${expiry}`;
        return findingOf('validation-record-deleted', record.resource, {
          severity: 'high',
          what: phrase`The record that proves ${record.provedName} is deleted, and the certificate for ${names} still renews by it. Nothing fails today; the next renewal does, and ${end}.`,
          remedy: phrase`Keep the record ${record.recordName} as long as a certificate of the account has the name; a removed block makes Terraform forget it without deleting it.`,
        });
      });
  },
};
