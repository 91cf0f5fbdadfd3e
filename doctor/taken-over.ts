import type { Application } from '../environments';
import { statedRecords } from '../environments/validation-records';

/** Whether the environment says that the stack takes over the record of a name. */
export function isTakenOver(application: Application, provedName: string): boolean {
  return statedRecords(application, 'overwrite').some(({ name }) => name === provedName);
}

/** What a person does to say so. */
export function toTakeOver(account: string, provedName: string): string {
  return `have the stack take it over: write validationRecords: { '${provedName}': 'overwrite' } in applications.${account}`;
}
