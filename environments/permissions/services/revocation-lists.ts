import { revocationEventsNames } from '../../names';
import type { Permission, PermissionAccount } from '../permission';
import { mayWrite } from '../permitted';
import { eventRulePermissions } from './event-rules';
import { functionInvocation, queuedFunctionPermissions } from './functions';
import { madeRoleArn, rolePermissions } from './roles';

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
    mayWrite(`give ${what} their roles`, ['iam:PassRole'], [madeRoleArn(account, name)], {
      StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' },
    }),
    ...eventRulePermissions(account, { region, name, what }),
  ];
}
