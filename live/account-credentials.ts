import type { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AccountAccess } from '../environments';
import { INVENTORY_KEY, parseArn } from '../modules/core';
import { CLIENT_SETTINGS } from './calls';

export interface AccountCredentialsOptions {
  /**
   * Role to assume in the account.
   *
   * @default - the account's deploy role, or the caller's own credentials where it has none
   */
  readonly roleName?: string;
}

/** The most a session may do, whatever its role may: read certificates, also those that others have listed, zones, and whether AWS has what ACM and automation need. */
const READ_ONLY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'acm:ListCertificates',
        'acm:DescribeCertificate',
        'acm:ListTagsForCertificate',
        'cloudformation:DescribeOrganizationsAccess',
        'cloudtrail:DescribeTrails',
        'config:SelectAggregateResourceConfig',
        'organizations:ListDelegatedAdministrators',
        'route53:GetHostedZone',
        'route53:ListHostedZonesByName',
        'route53:ListResourceRecordSets',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'],
      Resource: 'arn:*:cloudtrail:*:*:trail/*',
    },
    {
      Effect: 'Allow',
      Action: 'organizations:ListAccountsForParent',
      Resource: 'arn:*:organizations::*:ou/*',
    },
    {
      Effect: 'Allow',
      Action: 'iam:GetRole',
      // Of a role that does not stand, IAM does not know the path.
      Resource: [
        'arn:*:iam::*:role/AWSServiceRoleForCertificateManager',
        'arn:*:iam::*:role/aws-service-role/acm.amazonaws.com/AWSServiceRoleForCertificateManager',
      ],
    },
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:*:s3:::*/${INVENTORY_KEY}`,
    },
  ],
});

type Credentials = ReturnType<typeof fromNodeProviderChain>;

/**
 * Credentials of an account, for reading: one session for all clients that are given them. The SDK is loaded when a
 * client first needs them.
 */
export function accountCredentials(
  account: AccountAccess,
  { roleName }: AccountCredentialsOptions,
): Credentials {
  return oneSession(async (client) => {
    const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
    const roleArn = roleName === undefined ? account.deployRoleArn : roleArnOf(account, roleName);
    if (roleArn === undefined) return fromNodeProviderChain({ clientConfig: CLIENT_SETTINGS })(client);
    return fromTemporaryCredentials({
      clientConfig: CLIENT_SETTINGS,
      params: {
        RoleArn: roleArn,
        RoleSessionName: 'certfleet',
        Policy: READ_ONLY,
        // The external id belongs to the deploy role.
        ExternalId: roleName === undefined ? account.externalId : undefined,
      },
    })(client);
  });
}

/** The credentials of accounts, those of each once. */
export class AccountSessions {
  private readonly known = new Map<AccountAccess, Credentials>();

  constructor(private readonly options: AccountCredentialsOptions) {}

  public of(account: AccountAccess): Credentials {
    const credentials = this.known.get(account) ?? accountCredentials(account, this.options);
    this.known.set(account, credentials);
    return credentials;
  }
}

/** Credentials that end sooner are asked for anew. */
const SPARE_MILLISECONDS = 300_000;

/** Each client keeps its own credentials; this keeps them for all. */
function oneSession(begin: Credentials): Credentials {
  let session: ReturnType<Credentials> | undefined;
  return async (client) => {
    session ??= begin(client);
    const mine = session;
    try {
      const credentials = await mine;
      const ends = credentials.expiration?.getTime() ?? Infinity;
      if (ends - Date.now() < SPARE_MILLISECONDS) session = undefined;
      return credentials;
    } catch (error) {
      if (session === mine) session = undefined;
      throw error;
    }
  };
}

function roleArnOf({ accountId, deployRoleArn }: AccountAccess, roleName: string): string {
  const partition = (deployRoleArn === undefined ? undefined : parseArn(deployRoleArn)?.partition) ?? 'aws';
  return `arn:${partition}:iam::${accountId}:role/${roleName}`;
}
