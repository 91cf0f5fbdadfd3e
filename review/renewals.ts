import { namesOf, textOf } from '../fleet';
import { type Phrase, phrase } from './phrase';
import type { PlannedChanges } from './planned-changes';
import { dateOf } from './subjects';
import { type ValidationRecord, certificatesNeeding } from './validation-records';

/** The certificates that renew by a record after the apply: in plans or, where AWS was asked, elsewhere in the account. */
export interface Renewals {
  readonly certificates: readonly string[];
  /** When the first of them ends: `it expires on 2026-12-31`. */
  readonly end: Phrase;
}

/** Who renews by a record; undefined where nobody is known to. */
export function renewalsBy(changes: PlannedChanges, record: ValidationRecord): Renewals | undefined {
  const planned = certificatesNeeding(changes, record);
  const known = changes.knownCertificatesRenewedBy(record.recordName);
  if (planned.length + known.length === 0) return undefined;
  const certificates = new Set([
    ...planned.map((each) => namesOf(each)[0] ?? each.address),
    ...known.map((each) => `${each.domainName} (${each.certificateArn})`),
  ]);
  const [expiry] = [
    ...planned.map(({ values }) => textOf(values.not_after)),
    ...known.map((each) => each.expiry),
  ]
    .flatMap((moment) => dateOf(moment) ?? [])
    .sort();
  const end = expiry === undefined ? phrase`it expires months from now` : phrase`it expires on ${expiry}`;
  return { certificates: [...certificates], end };
}
