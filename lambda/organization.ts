import {
  type OrganizationsClient,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
} from '@aws-sdk/client-organizations';

/** Ids of the accounts in an organizational unit that are not closed, at any depth. */
export async function accountsBelow(client: OrganizationsClient, unitId: string): Promise<string[]> {
  const accountIds: string[] = [];
  for await (const { Accounts = [] } of paginateListAccountsForParent({ client }, { ParentId: unitId }))
    for (const { Id, State } of Accounts) if (State === 'ACTIVE') accountIds.push(Id!);
  const pages = paginateListOrganizationalUnitsForParent({ client }, { ParentId: unitId });
  for await (const { OrganizationalUnits = [] } of pages)
    for (const { Id } of OrganizationalUnits) accountIds.push(...(await accountsBelow(client, Id!)));
  return accountIds;
}
