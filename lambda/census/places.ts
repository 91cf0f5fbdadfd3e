import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ACCOUNT_ID } from '../../modules/core/arn';
import type { CensusedAccounts } from '../../modules/core/census';
import { accountsBelow } from '../organization';
import type { AccountRegion } from '../other-account';

/** A Region of an account that is counted, and whose it is. */
export interface CountedPlace extends AccountRegion, Pick<CensusedAccounts, 'account' | 'owner'> {}

/**
 * Every Region of every account that is counted, each once.
 *
 * @param closed told of a unit that does not say its accounts; the others are counted all the same
 */
export async function placesOf(
  counted: readonly CensusedAccounts[],
  organizations: OrganizationsClient,
  closed: (unitId: string, error: unknown) => void,
): Promise<CountedPlace[]> {
  const accountsOf = async (id: string): Promise<string[]> => {
    if (!isUnit(id)) return [id];
    try {
      return await accountsBelow(organizations, id);
    } catch (error) {
      closed(id, error);
      return [];
    }
  };
  const places = new Map<string, CountedPlace>();
  const all = counted.flatMap(({ ids, ...entry }) => ids.map((id) => ({ id, entry })));
  // An account is whose entry names it, whatever unit of another entry it is in.
  for (const { id, entry } of [...all].sort((a, b) => Number(isUnit(a.id)) - Number(isUnit(b.id)))) {
    const { regions, account, owner } = entry;
    for (const accountId of await accountsOf(id))
      for (const region of regions) {
        const key = `${accountId} ${region}`;
        if (!places.has(key)) places.set(key, { accountId, region, account, owner });
      }
  }
  return [...places.values()];
}

function isUnit(id: string): boolean {
  return !ACCOUNT_ID.test(id);
}
