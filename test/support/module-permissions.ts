import type { Permission, PermissionAccount } from '../../environments/permissions/permission';
import {
  authorityPermissions,
  madeAuthorityArn,
  signingPermissions,
} from '../../environments/permissions/services/private-ca';
import { type Roles, rolePermissions } from '../../environments/permissions/services/roles';

/** What the tag of the environment says of things that the modules of tests make. */
export const MODULES = 'modules';

/** An account of these modules, for what is needed there. */
export function moduleAccount(accountId: string, region: string): PermissionAccount {
  return { accountId, partition: 'aws', regions: [region], environmentName: MODULES };
}

/**
 * Published permissions without actions that a test has no call for.
 *
 * @throws Error where none of the permissions has one of the actions
 */
export function without(permissions: readonly Permission[], ...actions: readonly string[]): Permission[] {
  const strange = actions.find((action) => !permissions.some((each) => each.actions.includes(action)));
  if (strange !== undefined) throw new Error(`no permission has ${strange}, so none can be without it`);
  return permissions.flatMap((permission) => {
    const [first, ...others] = permission.actions.filter((action) => !actions.includes(action));
    return first === undefined ? [] : [{ ...permission, actions: [first, ...others] as const }];
  });
}

/** Roles that are made and deleted, and never changed. */
export function unchangedRoles(account: PermissionAccount, roles: Roles): Permission[] {
  return without(
    rolePermissions(account, roles),
    'iam:UntagRole',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateRoleDescription',
  );
}

/** Functions with all that belongs to them, which are made and deleted, and never changed. */
export function unchangedFunctions(permissions: readonly Permission[]): Permission[] {
  return without(
    permissions,
    'cloudwatch:UntagResource',
    'events:UntagResource',
    'iam:UntagRole',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateRoleDescription',
    'lambda:UntagResource',
    'lambda:UpdateFunctionCode',
    'lambda:UpdateFunctionConfiguration',
    'logs:UntagResource',
    'sqs:UntagQueue',
  );
}

/** CAs of the account's Region that sign themselves, from which ACM issues too. */
export function rootAuthorities(account: PermissionAccount): Permission[] {
  const [region] = account.regions;
  return [
    ...without(authorityPermissions(account, region), 'acm-pca:UntagCertificateAuthority'),
    ...signingPermissions(account, madeAuthorityArn(account, region)),
  ];
}

/** Such CAs for short-lived certificates, which ACM issues none of. */
export function shortLivedAuthorities(account: PermissionAccount): Permission[] {
  return without(
    rootAuthorities(account),
    'acm-pca:CreatePermission',
    'acm-pca:DeletePermission',
    'acm-pca:ListPermissions',
  );
}
