import { type PlannedResource, type Values, textOf } from '../../fleet';
import { normalizeDomainName } from '../../modules/core';
import { findingOf } from '../finding';
import { type Phrase, phrase } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import { renewalsBy } from '../renewals';
import type { Rule } from '../rule';
import {
  type ValidationRecord,
  certificatesNeeding,
  proofsOf,
  targetsOf,
  validationRecords,
} from '../validation-records';

/** The record stays, and ACM no longer sees in it what it wants to see. */
export const validationRecordChanged: Rule = {
  id: 'validation-record-changed',
  title: 'Validation record no longer proves its name',
  reason:
    'ACM wants the CNAME under its name, with its value, as the answer of public DNS (ACM User Guide, DNS validation).',
  check: (changes) =>
    changedRecords(changes).flatMap(({ record, change }) => {
      const renewals = renewalsBy(changes, record);
      if (renewals === undefined) return [];
      return findingOf('validation-record-changed', record.resource, {
        severity: 'high',
        what: phrase`The record that proves ${record.provedName} ${change}, and the certificate for ${renewals.certificates} still renews by it. Nothing fails today; the next renewal does, and ${renewals.end}.`,
        remedy: phrase`Leave the CNAME ${record.recordName} as ACM wants it, to ${targetsOf(record.resource.before ?? {})} neither proxied nor flattened, as long as a certificate of the account has the name.`,
      });
    }),
};

/** A validation record that proves nothing any more, and why. */
export interface ChangedRecord {
  readonly record: ValidationRecord;
  readonly change: Phrase;
}

/** The records that stop to prove without being deleted. */
export function changedRecords(changes: PlannedChanges): ChangedRecord[] {
  const after = new Map<string, PlannedResource[]>();
  for (const { recordName, resource } of validationRecords(changes, 'after')) {
    const named = after.get(recordName);
    if (named) named.push(resource);
    else after.set(recordName, [resource]);
  }
  return validationRecords(changes, 'before').flatMap((record) => {
    const { resource, recordName } = record;
    const [first, second] = after.get(recordName) ?? [];
    const isProvedElsewhere = second !== undefined || (first !== undefined && first !== resource);
    const change =
      resource.state === 'unchanged' || isProvedElsewhere ? undefined : changeOf(changes, record);
    return change === undefined ? [] : { record, change };
  });
}

/** What takes the proof away; what is known only after the apply does not. */
function changeOf(changes: PlannedChanges, record: ValidationRecord): Phrase | undefined {
  const { before = {}, after } = record.resource;
  if (after === undefined) return undefined;
  const hidden = hidesCname(before) ? undefined : hidesCname(after);
  if (hidden !== undefined)
    return phrase`${hidden} from now on, so that DNS answers with addresses instead of it`;
  const type = textOf(after.type);
  if (type !== undefined && type !== before.type) return phrase`becomes one of type ${type}`;
  const name = textOf(after.name);
  if (name !== undefined && !isSameName(name, before)) return phrase`gets another name, ${name}`;
  const [had, has] = [targetsOf(before), targetsOf(after)];
  if (has.length === 0 || has.some((target) => had.includes(target))) return undefined;
  const wanted = certificatesNeeding(changes, record).flatMap((each) => proofsOf(each.values));
  const isCorrected = wanted.some(
    (proof) => proof.recordName === record.recordName && has.includes(proof.target),
  );
  return isCorrected ? undefined : phrase`points to ${has} from now on`;
}

/** How Cloudflare keeps a CNAME to itself (provider of Cloudflare, dns_record). */
function hidesCname({ proxied, settings }: Values): Phrase | undefined {
  if (proxied === true) return phrase`is proxied`;
  return (settings as Values | null | undefined)?.flatten_cname === true ? phrase`is flattened` : undefined;
}

/** A name may be written whole, or without the zone. */
function isSameName(name: string, before: Values): boolean {
  const written = normalizeDomainName(name);
  const known = [before.name, before.fqdn, before.hostname].flatMap((each) => textOf(each) ?? []);
  return known.map(normalizeDomainName).some((each) => each === written || each.startsWith(`${written}.`));
}
