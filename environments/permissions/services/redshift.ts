import { regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** Names of workgroups that stand, which AWS knows by ids. */
export function redshiftPermissions(account: PermissionAccount, region: string): Permission[] {
  const workgroups = [regionalArn(account, 'redshift-serverless', region, 'workgroup/*')] as const;
  return [
    mayRead(
      'read names of Redshift workgroups',
      ['redshift-serverless:GetCustomDomainAssociation'],
      workgroups,
    ),
    mayWrite(
      'write names of Redshift workgroups',
      [
        'redshift-serverless:CreateCustomDomainAssociation',
        'redshift-serverless:DeleteCustomDomainAssociation',
        'redshift-serverless:UpdateCustomDomainAssociation',
      ],
      workgroups,
    ),
  ];
}
