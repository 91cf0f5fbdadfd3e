import type { Draft } from './checks/draft';
import type { Application, ShareWith } from './environment';

/** Whether an application account may request from a CA that is shared like this. */
export function isSharedWith(
  shareWith: Draft<ShareWith> | undefined,
  applicationName: string,
  { accountId, outsideOrganization }: Draft<Application>,
): boolean {
  const listed = outsideOrganization ? shareWith?.externalAccounts : shareWith?.accounts;
  const byName = listed?.some((account) => account === applicationName || account === accountId) ?? false;
  const byOrganization =
    !outsideOrganization && Boolean(shareWith?.organization || shareWith?.organizationalUnitArns?.length);
  return byName || byOrganization;
}
