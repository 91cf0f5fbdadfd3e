import type { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AccountAccess } from '../../environments';
import { parseArn } from '../../modules/core';

export interface AccountCredentialsOptions {
  /**
   * Role to assume in the account.
   *
   * @default - the account's deploy role, or the caller's own credentials where it has none
   */
  readonly roleName?: string;
}

/** The most a session may do, whatever its role may: read certificates, zones, and whether ACM has its role. */
const READ_ONLY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'acm:ListCertificates',
        'acm:DescribeCertificate',
        'acm:ListTagsForCertificate',
        'route53:GetHostedZone',
        'route53:ListHostedZonesByName',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: 'iam:GetRole',
      Resource: 'arn:*:iam::*:role/aws-service-role/acm.amazonaws.com/AWSServiceRoleForCertificateManager',
    },
  ],
});

/** Credentials of an account, for reading; the SDK is loaded when a client first needs them. */
export function accountCredentials(
  account: AccountAccess,
  { roleName }: AccountCredentialsOptions,
): ReturnType<typeof fromNodeProviderChain> {
  return async (client) => {
    const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
    const roleArn = roleName === undefined ? account.deployRoleArn : roleArnOf(account, roleName);
    if (roleArn === undefined) return fromNodeProviderChain()(client);
    return fromTemporaryCredentials({
      params: {
        RoleArn: roleArn,
        RoleSessionName: 'certfleet',
        Policy: READ_ONLY,
        // The external id belongs to the deploy role.
        ExternalId: roleName === undefined ? account.externalId : undefined,
      },
    })(client);
  };
}

function roleArnOf({ accountId, deployRoleArn }: AccountAccess, roleName: string): string {
  const partition = (deployRoleArn === undefined ? undefined : parseArn(deployRoleArn)?.partition) ?? 'aws';
  return `arn:${partition}:iam::${accountId}:role/${roleName}`;
}
