import { literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** A domain name of AppSync, and the API it leads to. */
export function appSyncPermissions(
  account: PermissionAccount,
  region: string,
  domainName: string,
): Permission[] {
  const domain = `domainnames/${literal(domainName)}`;
  const resources = [regionalArn(account, 'appsync', region, domain)] as const;
  return [
    mayRead(
      'read domain names of AppSync',
      ['appsync:GetApiAssociation', 'appsync:GetDomainName'],
      resources,
    ),
    mayWrite(
      'write domain names of AppSync',
      [
        'appsync:AssociateApi',
        'appsync:CreateDomainName',
        'appsync:DeleteDomainName',
        'appsync:DisassociateApi',
      ],
      resources,
    ),
  ];
}
