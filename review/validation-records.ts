import { type FleetResource, type PlannedResource, type Values, provedName } from '../fleet';
import { normalizeDomainName } from '../modules/core';
import type { PlannedChanges } from './planned-changes';

/** A CNAME by which ACM sees that a name is ours. */
export interface ValidationRecord {
  readonly resource: PlannedResource;
  /** Name of the CNAME. */
  readonly recordName: string;
  readonly provedName: string;
}

const RECORD_TYPES = ['aws_route53_record', 'cloudflare_dns_record', 'cloudflare_record'] as const;

/** The validation records that a plan touches, as they were or as they will be. */
export function validationRecords(changes: PlannedChanges, when: 'before' | 'after'): ValidationRecord[] {
  return changes.ofType(...RECORD_TYPES).flatMap((resource) => {
    const values = resource[when];
    if (!values || !isValidationRecord(values)) return [];
    const proved = provedName({ address: resource.address, values });
    return { resource, recordName: recordNameOf(values), provedName: normalizeDomainName(proved) };
  });
}

/** ACM's records point into `acm-validations.aws` (ACM User Guide, DNS validation). */
function isValidationRecord({ type, records, content, value }: Values): boolean {
  const targets = [...(Array.isArray(records) ? (records as unknown[]) : []), content, value];
  return (
    type === 'CNAME' &&
    targets.some((target) => typeof target === 'string' && /\.acm-validations\.aws\.?$/.test(target))
  );
}

function recordNameOf({ fqdn, name }: Values): string {
  return normalizeDomainName(String(typeof fqdn === 'string' ? fqdn : name));
}

/** The certificates that still renew by a record after the apply. */
export function certificatesNeeding(
  changes: PlannedChanges,
  { resource: { stack }, recordName, provedName: name }: ValidationRecord,
): FleetResource[] {
  return changes.certificatesProvedBy(name).filter((certificate) => {
    if (certificate.mode === 'data') return certificate.stack === stack;
    const { before, after, state } = certificate as PlannedResource;
    // One that Terraform forgets has no `after`, and ACM goes on renewing it.
    if ((state === 'unchanged' ? before : after)?.validation_method !== 'DNS') return false;
    // ACM gives each account a record of its own: another account's certificate of the same name has another.
    const known = recordNames(before?.domain_validation_options);
    return known.length === 0 ? certificate.stack === stack : known.includes(recordName);
  });
}

function recordNames(options: unknown): string[] {
  return (Array.isArray(options) ? options : []).flatMap(({ resource_record_name: name }: Values) =>
    typeof name === 'string' ? normalizeDomainName(name) : [],
  );
}
