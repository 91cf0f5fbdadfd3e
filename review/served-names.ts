import { isDeepStrictEqual } from 'node:util';
import { type FleetResource, type PlannedResource, certificateIdentities, namesOf } from '../fleet';
import { coversHostName, normalizeDomainName } from '../modules/core';
import type { PlannedChanges } from './planned-changes';

/** What becomes of a name that is served: the plans may not tell which certificate a service will have. */
export type NameFate = 'kept' | 'unsure' | 'lost';

/** Names on certificates, as they are or will be; each once. */
export function namesOn(certificates: readonly FleetResource[], when: 'before' | 'after'): string[] {
  const values = (certificate: FleetResource) =>
    when in certificate ? ((certificate as PlannedResource)[when] ?? {}) : certificate.values;
  return [
    ...new Set(certificates.flatMap((each) => namesOf({ values: values(each) })).map(normalizeDomainName)),
  ];
}

/** Whether a plan tells all the names a certificate will have: not those of one that is only looked up. */
export function tellsNames({ mode, unknown }: FleetResource): boolean {
  return mode === 'managed' && !unknown?.has('domain_name') && !unknown?.has('subject_alternative_names');
}

export function isCovered(name: string, names: readonly string[]): boolean {
  return names.some((each) => coversHostName(each, name));
}

/** A certificate that a service will have, as far as the plans tell which and with which names. */
export interface CertificateChoice {
  /** Those it may be. */
  readonly candidates: readonly FleetResource[];
  /** Whether it may have names that the plans do not tell. */
  readonly mayHaveOthers: boolean;
}

/** The certificates that what names them will name. One that stays and is not shown is not expected to step in for another. */
export function certificateChoices(
  changes: PlannedChanges,
  users: readonly PlannedResource[],
): CertificateChoice[] {
  return users.flatMap((user) => {
    const staysAsItIs = isDeepStrictEqual(
      certificateIdentities(user.type, user.before),
      certificateIdentities(user.type, user.after),
    );
    return changes.certificateChoicesAfter(user).map((candidates) => ({
      candidates,
      mayHaveOthers: !staysAsItIs && (candidates.length === 0 || !candidates.every(tellsNames)),
    }));
  });
}

/** What becomes of a name that a service has a certificate for. */
export function fateOf(name: string, choices: readonly CertificateChoice[]): NameFate {
  const covers = (certificate: FleetResource) => isCovered(name, namesOn([certificate], 'after'));
  if (choices.some(({ candidates }) => candidates.length > 0 && candidates.every(covers))) return 'kept';
  const isPossible = choices.some(
    ({ candidates, mayHaveOthers }) => mayHaveOthers || candidates.some(covers),
  );
  return isPossible ? 'unsure' : 'lost';
}
