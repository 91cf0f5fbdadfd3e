import {
  CENSUS_ACCOUNTS_KEY,
  CENSUS_PARTS_PREFIX,
  type AllowStatement,
  INVENTORY_KEY,
} from '../core/constructs';

/** What a function that counts works on. */
export interface CensusReach {
  readonly partition: string;
  readonly bucketName: string;
  /** Role in every account, with its path. */
  readonly readerRoleName: string;
  /** Organization whose units it looks into. @default - there are none among what it counts */
  readonly organizationId?: string;
}

/** What the function may do, beside its queue and its log. */
export function censusStatements({
  partition,
  bucketName,
  readerRoleName,
  organizationId,
}: CensusReach): AllowStatement[] {
  const bucket = `arn:${partition}:s3:::${bucketName}`;
  return [
    {
      // Accounts of organizational units are not known here: each lets the function in by the trust of its role.
      Sid: 'SeeCertificatesOfAccounts',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: `arn:${partition}:iam::*:role/${readerRoleName}`,
    },
    {
      Sid: 'ReadWhatIsCounted',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `${bucket}/${CENSUS_ACCOUNTS_KEY}`,
    },
    {
      Sid: 'KeepWhatWasFound',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${bucket}/${CENSUS_PARTS_PREFIX}*`,
    },
    {
      Sid: 'WriteTheInventory',
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: `${bucket}/${INVENTORY_KEY}`,
    },
    {
      // Also so that S3 says of an object that it is not there, instead of denying it (Amazon S3 API Reference, GetObject).
      Sid: 'FindWhatWasFound',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucket,
    },
    ...(organizationId === undefined ? [] : [findingAccountsBelow(partition, organizationId)]),
  ];
}

function findingAccountsBelow(partition: string, organizationId: string): AllowStatement {
  return {
    Sid: 'FindAccountsOfUnits',
    Effect: 'Allow',
    Action: ['organizations:ListAccountsForParent', 'organizations:ListOrganizationalUnitsForParent'],
    // The management account is no part of what an environment has to say.
    Resource: `arn:${partition}:organizations::*:ou/${organizationId}/*`,
  };
}
