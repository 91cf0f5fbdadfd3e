import { type Environment, chooseCertificates } from '../environments';
import { SHARED_SERVICES } from '../environments/names';
import type { InventoryLine } from '../modules/core';
import { type InventoryOptions, InventoryFailure, readInventory } from './inventory';
import { type CertificateState, declaredAt, matched } from './live-fleet';

/** What the inventory says of one certificate, declared or not, in one Region. */
export type InventoryState = CertificateState<InventoryLine>;

export interface InventoryFleet {
  /** Of an account that no file has, `account` is the id. */
  readonly certificates: readonly InventoryState[];
  /** Names of the environments whose inventories were read. */
  readonly read: readonly string[];
  /** Why each other one was not. */
  readonly failures: readonly string[];
}

/** Reads the inventory of each environment. One that cannot be read does not hide the others. */
export async function readFleet(
  environments: readonly Environment[],
  options: InventoryOptions,
): Promise<InventoryFleet> {
  const fleets = environments.map(async (environment): Promise<InventoryFleet> => {
    try {
      const lines = await readInventory(environment, options);
      return { certificates: inventoryStates(environment, lines), read: [environment.name], failures: [] };
    } catch (error) {
      if (!(error instanceof InventoryFailure)) throw error;
      return { certificates: [], read: [], failures: [error.message] };
    }
  });
  const all = await Promise.all(fleets);
  return {
    certificates: all.flatMap(({ certificates }) => certificates),
    read: all.flatMap(({ read }) => read),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** Where certificates may be, by what files call it. */
interface CountedAccount {
  readonly account: string;
  readonly accountId: string;
  readonly owner?: string;
  /** Where something may be declared. */
  readonly regions: readonly string[];
}

/** Brings together what a file declares and what its inventory has. */
export function inventoryStates(environment: Environment, lines: readonly InventoryLine[]): InventoryState[] {
  const chosen = chooseCertificates([environment]);
  const accounts = linesByAccount(lines);
  return countedAccounts(environment, accounts.keys()).flatMap(({ account, accountId, owner, regions }) => {
    const here = accounts.get(accountId) ?? new Map<string, InventoryLine[]>();
    return [...new Set([...regions, ...here.keys()])].flatMap((region) => {
      const about = { environment: environment.name, account, accountId, owner, region };
      const declared = declaredAt(chosen, { environment, account, region });
      return matched(declared, here.get(region) ?? []).map((state) => ({ ...about, ...state }));
    });
  });
}

/** Applications as the file has them, shared services, and the others by their ids. */
function countedAccounts(
  { applications, sharedServices }: Environment,
  accountIds: Iterable<string>,
): CountedAccount[] {
  const named = [
    ...Object.entries(applications).map(([account, { accountId, owner, regions }]) => ({
      account,
      accountId,
      owner,
      regions,
    })),
    { account: SHARED_SERVICES, accountId: sharedServices.accountId, regions: [] },
  ];
  const known = new Set(named.map(({ accountId }) => accountId));
  const others = [...accountIds].filter((accountId) => !known.has(accountId)).sort();
  return [...named, ...others.map((accountId) => ({ account: accountId, accountId, regions: [] }))];
}

function linesByAccount(lines: readonly InventoryLine[]): Map<string, Map<string, InventoryLine[]>> {
  const accounts = new Map<string, Map<string, InventoryLine[]>>();
  for (const line of lines) {
    const regions = accounts.get(line.accountId) ?? new Map<string, InventoryLine[]>();
    accounts.set(line.accountId, regions);
    const found = regions.get(line.region);
    if (found === undefined) regions.set(line.region, [line]);
    else found.push(line);
  }
  return accounts;
}
