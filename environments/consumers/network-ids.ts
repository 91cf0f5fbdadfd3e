import { itemsOf } from '../draft';
import { text } from '../form';
import type { LookUp } from './consumer-kind';

/** The form of the id of something of a network, by its prefix (Amazon EC2 User Guide, resource IDs). */
export function networkId(what: string, prefix: string) {
  return text(
    `the id of ${what}`,
    new RegExp(`^${prefix}-[0-9a-f]{8,17}$`),
    `write it as "${prefix}-0a1b2c3d4e5f60718"`,
  );
}

/** What must stand, by its ids. */
export function lookUpsOf(
  what: LookUp['what'],
  ids: ReadonlyArray<string | undefined> | undefined,
): LookUp[] {
  return itemsOf(ids).map(([, name]) => ({ what, name }));
}
