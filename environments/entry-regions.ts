import { type Draft, itemsOf } from './draft';

/** An entry of an account that may say where it is. */
interface Placed {
  readonly regions?: readonly [string, ...string[]];
}

interface Account {
  readonly regions: readonly [string, ...string[]];
}

/** Regions in which an entry is: those it says, else the account's first. */
export function entryRegions(entry: Placed, account: Account): readonly [string, ...string[]] {
  return entry.regions ?? [account.regions[0]];
}

/** As `entryRegions`, of what is well-formed in a draft; each with its place in the list. */
export function draftedRegions(
  entry: Draft<Placed> | undefined,
  account: Draft<Account>,
): Array<[number, string]> {
  return itemsOf(entry?.regions ?? account.regions?.slice(0, 1));
}
