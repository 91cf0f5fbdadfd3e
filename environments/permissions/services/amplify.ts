import { literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** A domain of an Amplify app that stands. */
export function amplifyPermissions(
  account: PermissionAccount,
  region: string,
  { appId, domainName }: { readonly appId: string; readonly domainName: string },
): Permission[] {
  const domain = `apps/${literal(appId)}/domains/${domainName}`;
  const resources = [regionalArn(account, 'amplify', region, domain)] as const;
  return [
    mayRead('read domains of Amplify apps', ['amplify:GetDomainAssociation'], resources),
    mayWrite(
      'write domains of Amplify apps',
      [
        'amplify:CreateDomainAssociation',
        'amplify:DeleteDomainAssociation',
        'amplify:UpdateDomainAssociation',
      ],
      resources,
    ),
  ];
}
