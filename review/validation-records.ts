import { type FleetResource, type PlannedResource, type Values, textOf } from '../fleet';
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

/** The validation records that a plan touches, as they were or as they will be; of those to come, the ones whose name is known. */
export function validationRecords(changes: PlannedChanges, when: 'before' | 'after'): ValidationRecord[] {
  let proofs: ReadonlyMap<string, readonly Proof[]> | undefined;
  const proofsOfTarget = (target: string) => (proofs ??= proofsByTarget(changes)).get(target) ?? [];
  return changes.ofType(...RECORD_TYPES).flatMap((resource) => {
    const values = resource[when];
    if (!values || !isValidationRecord(values)) return [];
    const recordName = recordNameOf(values, proofsOfTarget);
    return recordName === undefined
      ? []
      : { resource, recordName, provedName: recordName.replace(/^[^.]*\./, '') };
  });
}

/** ACM's records point into `acm-validations.aws` (ACM User Guide, DNS validation). */
function isValidationRecord(values: Values): boolean {
  return (
    values.type === 'CNAME' && targetsOf(values).some((target) => target.endsWith('.acm-validations.aws'))
  );
}

/** What a record points to, in the words of each provider. */
export function targetsOf({ records, content, value }: Values): string[] {
  return [...(Array.isArray(records) ? (records as unknown[]) : []), content, value]
    .filter((target) => typeof target === 'string')
    .map(normalizeDomainName);
}

/** The whole name of a record. Cloudflare also takes it without the zone: the certificates with its value say the rest. */
function recordNameOf(
  values: Values,
  proofsOfTarget: (target: string) => readonly Proof[],
): string | undefined {
  const whole = textOf(values.fqdn) ?? textOf(values.hostname);
  if (whole !== undefined) return normalizeDomainName(whole);
  const name = textOf(values.name);
  if (name === undefined) return undefined;
  const written = normalizeDomainName(name);
  const proof = targetsOf(values)
    .flatMap(proofsOfTarget)
    .find((each) => each.recordName.startsWith(`${written}.`));
  return proof?.recordName ?? written;
}

/** What ACM wants to see for the certificates of the plans, by the value of the record. */
function proofsByTarget(changes: PlannedChanges): Map<string, Proof[]> {
  const byTarget = new Map<string, Proof[]>();
  for (const { before } of changes.ofType('aws_acm_certificate')) {
    for (const proof of proofsOf(before)) {
      const known = byTarget.get(proof.target);
      if (known) known.push(proof);
      else byTarget.set(proof.target, [proof]);
    }
  }
  return byTarget;
}

/** What ACM wants to see in DNS for a certificate. */
export interface Proof {
  readonly recordName: string;
  readonly target: string;
}

/** The proofs of a certificate that are known. */
export function proofsOf(certificate: Values | undefined): Proof[] {
  const options: unknown = certificate?.domain_validation_options;
  return (Array.isArray(options) ? options : []).flatMap((option: Values) => {
    const recordName = textOf(option.resource_record_name);
    if (recordName === undefined) return [];
    const target = normalizeDomainName(textOf(option.resource_record_value) ?? '');
    return { recordName: normalizeDomainName(recordName), target };
  });
}

/** The certificates that still renew by a record after the apply. */
export function certificatesNeeding(
  changes: PlannedChanges,
  { resource: { stack }, recordName, provedName: name }: ValidationRecord,
): FleetResource[] {
  return changes.certificatesProvedBy(name).filter((certificate) => {
    if (certificate.mode === 'data') return certificate.stack === stack;
    const { before, after } = certificate as PlannedResource;
    if (after?.validation_method !== 'DNS') return false;
    // ACM gives each account a record of its own: another account's certificate of the same name has another.
    const known = proofsOf(before);
    return known.length === 0
      ? certificate.stack === stack
      : known.some((proof) => proof.recordName === recordName);
  });
}
