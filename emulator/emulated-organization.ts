import type { Application, Environment } from '../environments';
import { certificateFacts } from '../environments/certificates';
import type { MaterialSource } from '../modules/core';
import { organizationalUnitId } from '../environments/sections/section-accounts';
import { consumerFacts } from '../environments/consumers';
import type { EmulatedRole } from './authorization/emulated-role';
import { type EmulatedKey, customerKeys } from './distributed-secrets';
import { emulatedRoles } from './authorization/emulated-roles';
import type { LookUp } from '../environments/consumers/consumer-kind';

/** What the emulated AWS holds before anything is deployed: the organization, and what other teams own. */
export interface EmulatedOrganization {
  readonly organizationId: string;
  readonly managementAccountId?: string;
  readonly ramSharingEnabled: boolean;
  readonly memberAccountIds: readonly string[];
  /** Units, with the accounts that are in each when it starts. @default - none: every account is in the root */
  readonly organizationalUnits?: readonly EmulatedOrganizationalUnit[];
  /** Accounts that may read the organization, beside its management account. @default - none */
  readonly delegatedAdministrators?: readonly string[];
  readonly existing: ReadonlyArray<{
    readonly accountId: string;
    readonly region: string;
    readonly things: readonly LookUp[];
  }>;
  /** What certificates are imported from; a CA outside AWS issues what is there. */
  readonly sources: readonly EmulatedSource[];
  /** Keys that people have made for secrets. */
  readonly keys: readonly EmulatedKey[];
  /** Bucket of the states; every account's roles reach it as far as their own policies let them. @default - none */
  readonly stateBucket?: {
    readonly accountId: string;
    readonly region: string;
    readonly name: string;
  };
  /** Managed policies that bound the roles which stacks make. */
  readonly boundaries: ReadonlyArray<{
    readonly accountId: string;
    readonly name: string;
    readonly document: object;
  }>;
  /** Roles with their policies; where there are any, IAM is enforced for their sessions. */
  readonly roles: readonly EmulatedRole[];
}

export interface EmulatedOrganizationalUnit {
  /** `ou-<id of the root>-<id>`, for example `ou-ab12-11111111`. */
  readonly id: string;
  /** The unit that it is in. @default - the root */
  readonly parentId?: string;
  readonly accountIds: readonly string[];
}

interface EmulatedSource {
  readonly accountId: string;
  readonly region: string;
  readonly source: MaterialSource;
  readonly domainNames: readonly string[];
  readonly keyAlgorithm: string;
  /** @default - AWS manages its key */
  readonly kmsKeyArn?: string;
}

/** The organization an environment expects, with what its consumers look up. */
export function emulatedOrganization(environment: Environment): EmulatedOrganization {
  const { organization, sharedServices, applications } = environment;
  const units = unitsOf(environment);
  const members = Object.values(applications).filter(({ outsideOrganization }) => !outsideOrganization);
  return {
    organizationId: organization.id,
    managementAccountId: organization.managementAccountId,
    ramSharingEnabled: organization.ramSharingEnabled,
    memberAccountIds: [sharedServices.accountId, ...members.map(({ accountId }) => accountId)],
    organizationalUnits: units,
    delegatedAdministrators: units.length === 0 ? [] : [sharedServices.accountId],
    existing: Object.values(applications).flatMap((application) => {
      const facts = Object.values(application.consumers ?? {}).flatMap(
        (consumer) => consumerFacts(consumer, application) ?? [],
      );
      return application.regions.map((region) => ({
        accountId: application.accountId,
        region,
        things: facts.flatMap((each) =>
          each.lookUps.filter((thing) => (thing.region ?? each.region) === region),
        ),
      }));
    }),
    sources: Object.values(applications).flatMap(sourcesOf),
    keys: customerKeys(environment),
    stateBucket: stateBucket(environment),
    boundaries: boundaries(environment),
    roles: emulatedRoles(environment, undefined),
  };
}

/** Units whose accounts may request: nobody is in them yet. */
function unitsOf({ dnsValidation }: Environment): EmulatedOrganizationalUnit[] {
  const arns = Object.values(dnsValidation?.requesters ?? {}).flatMap(
    ({ organizationalUnitArns = [] }) => organizationalUnitArns,
  );
  return arns.map((arn) => ({ id: organizationalUnitId(arn), accountIds: [] }));
}

function sourcesOf({ accountId, regions, certificates = {} }: Application): EmulatedSource[] {
  return Object.values(certificates).flatMap((certificate) => {
    const { source, keyAlgorithm = 'RSA_2048', kmsKeyArn } = certificateFacts(certificate)?.material ?? {};
    if (source === undefined) return [];
    const domainNames = [certificate.domainName, ...(certificate.subjectAlternativeNames ?? [])];
    return [{ accountId, region: regions[0], source, domainNames, keyAlgorithm, kmsKeyArn }];
  });
}

function stateBucket({ backend, sharedServices }: Environment): EmulatedOrganization['stateBucket'] {
  if (backend.type !== 's3') return undefined;
  return { accountId: sharedServices.accountId, region: backend.region, name: backend.bucket };
}

/** What the page of rotation says that a boundary must let a function do. */
export const ROTATION_ACTIONS = [
  'acm:AddTagsToCertificate',
  'acm:DeleteCertificate',
  'acm:DescribeCertificate',
  'acm:GetCertificate',
  'acm:ImportCertificate',
  'acm:ListCertificates',
  'acm:ListTagsForCertificate',
  'acm:RemoveTagsFromCertificate',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
] as const;

/** What the page of distribution says that it must let a function do besides. */
export const DISTRIBUTION_ACTIONS = [
  'acm:ExportCertificate',
  'kms:Decrypt',
  'kms:GenerateDataKey',
  'secretsmanager:DescribeSecret',
  'secretsmanager:PutSecretValue',
  'sts:AssumeRole',
] as const;

/** What the page of DNS validation says that it must let roles do besides. */
export const DNS_VALIDATION_ACTIONS = [
  'acm:DescribeCertificate',
  'acm:ListCertificates',
  'acm:ListTagsForCertificate',
  'events:PutEvents',
  'organizations:ListAccountsForParent',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListParents',
  'route53:ChangeResourceRecordSets',
  'route53:ListResourceRecordSets',
  'sns:Publish',
  'sqs:SendMessage',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'sts:AssumeRole',
] as const;

/** What the page of the census says that it must let a function do besides. */
export const CENSUS_ACTIONS = [
  'acm:DescribeCertificate',
  'acm:ListCertificates',
  'acm:ListTagsForCertificate',
  'organizations:ListAccountsForParent',
  'organizations:ListOrganizationalUnitsForParent',
  's3:GetObject',
  's3:ListBucket',
  's3:PutObject',
  'sqs:SendMessage',
  'sts:AssumeRole',
] as const;

/** What the page of notifications says that it must let roles do besides. */
export const NOTIFICATION_ACTIONS = [
  'events:PutEvents',
  's3:GetObject',
  's3:ListBucket',
  's3:PutObject',
  'secretsmanager:GetSecretValue',
  'sns:Publish',
  'ssm:GetParametersByPath',
] as const;

/** What the page of revocation says that it must let a function, and the rule that tells it of lists, do besides. */
export const REVOCATION_ACTIONS = [
  'elasticloadbalancing:AddTrustStoreRevocations',
  'elasticloadbalancing:DescribeTrustStoreRevocations',
  'elasticloadbalancing:GetTrustStoreRevocationContent',
  'elasticloadbalancing:RemoveTrustStoreRevocations',
  's3:GetObjectVersion',
  's3:ListBucket',
  's3:PutObject',
  'sqs:SendMessage',
] as const;

/** In every account, as an organization has it: no role may do more than stacks ask for theirs. */
function boundaries({
  roles,
  sharedServices,
  applications,
}: Environment): EmulatedOrganization['boundaries'] {
  const name = roles?.permissionsBoundary;
  if (name === undefined) return [];
  const statement = {
    Effect: 'Allow',
    Action: [
      ...['route53:*', 'ssm:GetParameter', 'iam:GetRole'],
      ...ROTATION_ACTIONS,
      ...DISTRIBUTION_ACTIONS,
      ...DNS_VALIDATION_ACTIONS,
      ...CENSUS_ACTIONS,
      ...NOTIFICATION_ACTIONS,
      ...REVOCATION_ACTIONS,
    ],
    Resource: '*',
  };
  return [sharedServices, ...Object.values(applications)].map(({ accountId }) => ({
    accountId,
    name,
    document: { Version: '2012-10-17', Statement: [statement] },
  }));
}
