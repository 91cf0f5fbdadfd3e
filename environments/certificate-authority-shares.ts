import type { SharePermission } from '../modules/core';
import type { Draft } from './checks/draft';
import type { ShareWith } from './certificate-authority';
import type { Application } from './environment';

/** What a share without `permissions` lets accounts do. */
export const DEFAULT_PERMISSIONS: readonly SharePermission[] = ['issue'];

/** What the name of a share has behind the CA's: nothing where accounts of the organization may issue. */
export function shareSuffix(permission: SharePermission, accepted: boolean): string {
  return `${accepted ? '-external' : ''}${permission === 'issue' ? '' : `-${permission}`}`;
}

/** Whether an application account is among those a CA is shared with. */
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
