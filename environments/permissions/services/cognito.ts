import { inRegionsOf, literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { edgePermissions } from './api-gateway';

/** The domain of a user pool that stands. */
export function cognitoPermissions(
  account: PermissionAccount,
  region: string,
  userPoolId: string,
): Permission[] {
  const pool = regionalArn(account, 'cognito-idp', region, `userpool/${literal(userPoolId)}`);
  return [
    mayRead(
      'read domains of user pools',
      ['cognito-idp:DescribeUserPoolDomain'],
      ['*'],
      inRegionsOf(account),
    ),
    mayWrite(
      'write domains of user pools',
      [
        'cognito-idp:CreateUserPoolDomain',
        'cognito-idp:DeleteUserPoolDomain',
        'cognito-idp:UpdateUserPoolDomain',
      ],
      [pool],
    ),
    edgePermissions(account),
  ];
}
