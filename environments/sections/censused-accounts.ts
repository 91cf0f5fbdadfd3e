import type { CensusedAccounts } from '../../modules/core';
import type { Census } from './census';
import type { WithRequesters } from './dns-validation-policies';
import { type SectionAccounts, organizationalUnitId } from './section-accounts';

/**
 * What a census counts: shared services, the accounts of applications, those of requesters of DNS validation, and those that the section
 * names.
 */
export function censusedAccounts(
  { accounts = {} }: Census,
  { sharedServices, applications, dnsValidation }: WithRequesters,
): CensusedAccounts[] {
  const ofApplications = Object.entries(applications)
    .filter(([, { retired }]) => !retired)
    .map(([account, { accountId, regions, owner }]) => ({ ids: [accountId], regions, account, owner }));
  const others: Array<[string, SectionAccounts & Pick<CensusedAccounts, 'regions' | 'owner'>]> = [
    ...Object.entries(dnsValidation?.requesters ?? {}),
    ...Object.entries(accounts),
  ];
  return [
    { ids: [sharedServices.accountId], regions: [sharedServices.region], account: 'shared services' },
    ...ofApplications,
    ...others.map(([account, { regions, owner, ...each }]) => ({
      ids: idsOf(each),
      regions,
      account,
      owner,
    })),
  ];
}

function idsOf({ accountIds = [], organizationalUnitArns = [] }: SectionAccounts): string[] {
  return [...accountIds, ...organizationalUnitArns.map(organizationalUnitId)];
}
