import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ACCOUNT_ID } from '../../modules/core/arn';
import type { CensusedAccounts } from '../../modules/core/census';
import { accountsBelow } from '../organization';
import type { AccountRegion } from '../other-account';

/** Every Region of every account that is counted, each once. */
export async function placesOf(
  counted: readonly CensusedAccounts[],
  organizations: OrganizationsClient,
): Promise<AccountRegion[]> {
  const places = new Map<string, AccountRegion>();
  for (const { ids, regions } of counted)
    for (const id of ids)
      for (const accountId of ACCOUNT_ID.test(id) ? [id] : await accountsBelow(organizations, id))
        for (const region of regions) places.set(`${accountId} ${region}`, { accountId, region });
  return [...places.values()];
}
