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
  const ofApplications = Object.values(applications)
    .filter(({ retired }) => !retired)
    .map(({ accountId, regions }) => ({ ids: [accountId], regions }));
  const others = [...Object.values(dnsValidation?.requesters ?? {}), ...Object.values(accounts)];
  return [
    { ids: [sharedServices.accountId], regions: [sharedServices.region] },
    ...ofApplications,
    ...others.map(({ regions, ...each }) => ({ ids: idsOf(each), regions })),
  ];
}

function idsOf({ accountIds = [], organizationalUnitArns = [] }: SectionAccounts): string[] {
  return [...accountIds, ...organizationalUnitArns.map(organizationalUnitId)];
}
