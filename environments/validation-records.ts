import { normalizeDomainName } from '../modules/core';
import { type Draft, entriesOf } from './draft';
import type { Application, RecordInZone, ValidationRecordState } from './foundation';

/** What an application says of the validation record of a name. */
export interface StatedRecord {
  /** The name, without wildcard. */
  readonly name: string;
  readonly state: ValidationRecordState;
  /** @default - the zone that a certificate says for the name, else the longest it lies in */
  readonly zone?: string;
}

/** What is said of validation records, in one of the states or in any. */
export function statedRecords(
  { validationRecords }: Draft<Application>,
  wanted?: ValidationRecordState,
): StatedRecord[] {
  return entriesOf(validationRecords)
    .flatMap(([name, entry]) => statedRecord(name, entry) ?? [])
    .filter(({ state }) => wanted === undefined || state === wanted);
}

/** What an entry says of the record of a name; undefined where it is ill-formed. */
export function statedRecord(
  name: string,
  entry: Draft<ValidationRecordState | RecordInZone> | undefined,
): StatedRecord | undefined {
  const { state, zone } = typeof entry === 'string' ? { state: entry, zone: undefined } : (entry ?? {});
  return state && { name: normalizeDomainName(name), state, zone: zone && normalizeDomainName(zone) };
}
