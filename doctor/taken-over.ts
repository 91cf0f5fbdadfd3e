import type { Application } from '../environments';
import { normalizeDomainName } from '../modules/core';

/** Whether the environment says that the stack takes over the record of a name. */
export function isTakenOver({ validationRecords = {} }: Application, provedName: string): boolean {
  return Object.entries(validationRecords).some(
    ([name, state]) => state === 'overwrite' && normalizeDomainName(name) === provedName,
  );
}

/** What a person does to say so. */
export function toTakeOver(account: string, provedName: string): string {
  return `have the stack take it over: write validationRecords: { '${provedName}': 'overwrite' } in applications.${account}`;
}
