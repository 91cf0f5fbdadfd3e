import { type SharePermission, partitionOf } from '../../modules/core';
import { type Draft, entriesOf, entry } from '../draft';
import { certificateFacts } from '../certificates';
import type { Application, Environment } from '../environment';
import { regionOfAuthority } from './places';
import type { ShareWith } from './share-with';

/** What a share without `permissions` lets accounts do. */
export const DEFAULT_PERMISSIONS: readonly SharePermission[] = ['issue'];

/** One RAM share of a CA: RAM takes one permission for each share, and who has to accept is on one apart. */
export interface Share {
  readonly permission: SharePermission;
  /** Whether RAM invites its principals, instead of giving access at once. */
  readonly accepted: boolean;
  readonly principals: readonly string[];
}

/** The shares of a CA that shared services owns. */
export function sharesOf(environment: Environment, shareWith: ShareWith): Share[] {
  const immediate = principalsOfOrganization(environment, shareWith);
  const accepting = principalsThatAccept(environment, shareWith);
  return (shareWith.permissions ?? DEFAULT_PERMISSIONS)
    .flatMap((permission) => [
      { permission, accepted: false, principals: immediate },
      { permission, accepted: true, principals: accepting },
    ])
    .filter(({ principals }) => principals.length > 0);
}

/** What the name of a share has behind the CA's: nothing where accounts of the organization may issue. */
export function shareSuffix({ permission, accepted }: Omit<Share, 'principals'>): string {
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

/** Whether a share lets accounts request through ACM. */
export function isSharedForIssue(shareWith: Draft<ShareWith> | undefined): boolean {
  return (shareWith?.permissions ?? DEFAULT_PERMISSIONS).includes('issue');
}

/** Whether RAM sends the account an invitation, instead of giving access at once. */
export function mustAccept({ organization }: Draft<Environment>, application: Draft<Application>): boolean {
  return organization?.ramSharingEnabled === false || application.outsideOrganization === true;
}

/**
 * The CAs whose share an application accepts: those it was given in its Regions, whether a certificate is requested from
 * them or not.
 */
export function acceptableAuthorities(
  environment: Draft<Environment>,
  applicationName: string,
  application: Draft<Application>,
): string[] {
  if (!mustAccept(environment, application)) return [];
  const { sharedServices } = environment;
  return entriesOf(sharedServices?.certificateAuthorities)
    .filter(([, authority]) => {
      const region = authority && regionOfAuthority(authority, sharedServices?.region);
      return (
        isSharedWith(authority?.shareWith, applicationName, application) &&
        region !== undefined &&
        application.regions?.includes(region) === true &&
        isSharedForIssue(authority?.shareWith)
      );
    })
    .map(([name]) => name);
}

/** The CAs an application requests from. */
export function usedAuthorities({ certificates }: Draft<Application>): string[] {
  const names = entriesOf(certificates).flatMap(
    ([, certificate]) => certificateFacts(certificate)?.certificateAuthority ?? [],
  );
  return unique(names);
}

/** Principals for whom RAM needs no invitation. */
function principalsOfOrganization(environment: Environment, shareWith: ShareWith): string[] {
  const { id, managementAccountId, ramSharingEnabled } = environment.organization;
  if (!ramSharingEnabled) return [];
  const partition = partitionOf(environment.sharedServices.region);
  return unique([
    ...(shareWith.organization
      ? [`arn:${partition}:organizations::${managementAccountId}:organization/${id}`]
      : []),
    ...(shareWith.organizationalUnitArns ?? []),
    ...accountIds(environment, shareWith.accounts),
  ]);
}

function principalsThatAccept(environment: Environment, shareWith: ShareWith): string[] {
  return unique([
    ...(environment.organization.ramSharingEnabled ? [] : accountIds(environment, shareWith.accounts)),
    ...accountIds(environment, shareWith.externalAccounts),
  ]);
}

/** Ids of accounts, which an environment may name by its applications. */
function accountIds({ applications }: Environment, accounts: readonly string[] = []): string[] {
  return accounts.map((account) => entry(applications, account)?.accountId ?? account);
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
