import { revocationEventsNames } from '../../names';
import type { Permission, PermissionAccount } from '../permission';
import { forwardingPermissions } from './event-buses';
import { functionInvocation, queuedFunctionPermissions } from './functions';
import { rolePermissions } from './roles';

/** A function that keeps a trust store up to revocation lists. */
export function listFollowingPermissions(
  account: PermissionAccount,
  { region, name }: { readonly region: string; readonly name: string },
): Permission[] {
  const functions = { region, name, what: 'functions that follow revocation lists' };
  return [
    ...queuedFunctionPermissions(account, functions),
    functionInvocation(account, { ...functions, qualifier: '$LATEST' }),
  ];
}

/** Rules that tell functions of other accounts of new lists, with their roles. */
export function listEventPermissions(account: PermissionAccount, region: string): Permission[] {
  const name = revocationEventsNames(account.environmentName);
  const what = 'what tells of revocation lists';
  return [
    ...rolePermissions(account, { name, what: `roles of ${what}` }),
    ...forwardingPermissions(account, { region, name, what }),
  ];
}
