import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import {
  type Placement,
  type Tags,
  ValidationError,
  isKnown,
  knownLength,
  nameToProve,
  normalizeDomainName,
  partitionOf,
  regionOf,
} from '../core';

/** Inline policies of a role, white space aside (IAM User Guide, quotas). */
const INLINE_POLICY_MAXIMUM = 10_240;

/** ACM's validation token: an underscore and 32 characters. IAM's `?` stands for exactly one. */
const TOKEN_PATTERN = `_${'?'.repeat(32)}`;

/** Names that must stay out of reach even where a token pattern would match them: other CAs' proofs and mail policy. */
const PROTECTED_PATTERNS = [
  '_acme-challenge*',
  '*._acme-challenge*',
  '_dmarc*',
  '*._dmarc*',
  '*._domainkey*',
];

export interface ValidationRoleZone {
  /** Id of the hosted zone the role may write to. */
  readonly hostedZoneId: string;
  /** Names whose validation record the role may write: these and no others. */
  readonly domainNames: readonly string[];
  /**
   * Domains below which the role may write the record of any name.
   *
   * @default - none, only `domainNames`
   */
  readonly subdomainsOf?: readonly string[];
}

export interface ValidationRoleProps {
  /** Name of the role, at most 64 characters. A computed name lets the application account find it. */
  readonly roleName: string;
  /** Account that may assume the role. */
  readonly applicationAccountId: string;
  /**
   * Role of that account that deploys it; nobody else in the account may assume the validation role.
   *
   * @default - anybody whom the application account allows to
   */
  readonly deployRoleArn?: string;
  /**
   * Organization the caller must belong to.
   *
   * @default - not checked, as for an account outside the organization
   */
  readonly organizationId?: string;
  /**
   * Shared word the caller must give, for accounts of other companies.
   *
   * @default - none
   */
  readonly externalId?: string;
  /** Zones and names the role may write; may be empty where the role only reads parameters. */
  readonly zones: readonly ValidationRoleZone[];
  /**
   * SSM parameters the role may read: where an account that has to accept a share finds the share's ARN.
   *
   * @default - none
   */
  readonly readableParameterArns?: readonly string[];
  /**
   * Whether the caller may find a zone by its name; AWS has no narrower right than listing all zones.
   *
   * @default false - the caller must know the zone ids
   */
  readonly allowZoneLookup?: boolean;
  /** Account that owns the zones. */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * Lets one application account publish its validation records in zones of this account, and nothing else.
 *
 * No IAM condition can look at a record's value, so the role is narrowed by type, action and name
 * (Service Authorization Reference, Route 53).
 */
export class ValidationRole extends Construct {
  public readonly roleArn: string;
  public readonly roleName: string;

  constructor(scope: Construct, id: string, props: ValidationRoleProps) {
    super(scope, id);
    const { provider } = props.at ?? {};
    const partition = partitionOf(regionOf(props.at ?? {}) ?? '');
    if (knownLength(props.roleName) > 64) {
      throw new ValidationError(
        this,
        `roleName must have at most 64 characters, got ${knownLength(props.roleName)} in "${props.roleName}"; shorten it`,
      );
    }

    const role = new IamRole(this, 'Resource', {
      provider,
      name: props.roleName,
      description: `Validation records of account ${props.applicationAccountId}`,
      assumeRolePolicy: JSON.stringify(trustPolicy(partition, props)),
      // Longest session a chained role can have.
      maxSessionDuration: 3600,
      tags: props.tags,
    });

    const policy = JSON.stringify(permissionPolicy(partition, props));
    if (knownLength(policy) > INLINE_POLICY_MAXIMUM) {
      throw new ValidationError(
        this,
        `the policy must have at most ${INLINE_POLICY_MAXIMUM} characters, got ${knownLength(policy)}; ` +
          'name the parent domains in subdomainsOf instead of every single name',
      );
    }
    new IamRolePolicy(this, 'Policy', {
      provider,
      name: 'validation-records',
      role: role.name,
      policy,
    });
    this.roleArn = role.arn;
    this.roleName = role.name;
  }
}

function trustPolicy(partition: string, props: ValidationRoleProps) {
  const equals = {
    ...(props.organizationId && { 'aws:PrincipalOrgID': props.organizationId }),
    ...(props.externalId && { 'sts:ExternalId': props.externalId }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(props.deployRoleArn && { ArnEquals: { 'aws:PrincipalArn': props.deployRoleArn } }),
  };
  return policyDocument([
    {
      Sid: 'OnlyTheApplicationAccount',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${props.applicationAccountId}:root` },
      Action: 'sts:AssumeRole',
      ...(Object.keys(condition).length > 0 && { Condition: condition }),
    },
  ]);
}

function permissionPolicy(partition: string, props: ValidationRoleProps) {
  const { zones, allowZoneLookup, readableParameterArns = [] } = props;
  return policyDocument([
    ...(zones.length > 0 ? recordStatements(partition, zones) : []),
    ...(allowZoneLookup
      ? [
          {
            // These list calls know no resource but "*".
            Sid: 'FindZones',
            Effect: 'Allow',
            Action: ['route53:ListHostedZones', 'route53:ListHostedZonesByName'],
            Resource: '*',
          },
          {
            Sid: 'ReadZoneTags',
            Effect: 'Allow',
            Action: 'route53:ListTagsForResource',
            Resource: zones.map((zone) => zoneArn(partition, zone)),
          },
        ]
      : []),
    ...(readableParameterArns.length > 0
      ? [
          {
            Sid: 'ReadParameters',
            Effect: 'Allow',
            Action: 'ssm:GetParameter',
            Resource: readableParameterArns,
          },
        ]
      : []),
  ]);
}

function recordStatements(partition: string, zones: readonly ValidationRoleZone[]): object[] {
  return [
    ...zones.map((zone, index) => ({
      Sid: `WriteValidationCnames${index}`,
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: zoneArn(partition, zone),
      Condition: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': recordNamePatterns(zone),
        },
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsRecordTypes': ['CNAME'],
          'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT', 'DELETE'],
        },
        // ForAllValues holds for a request without the key; Null makes the key compulsory.
        Null: {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': 'false',
          'route53:ChangeResourceRecordSetsRecordTypes': 'false',
          'route53:ChangeResourceRecordSetsActions': 'false',
        },
      },
    })),
    {
      Sid: 'NeverOtherProofs',
      Effect: 'Deny',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: '*',
      Condition: {
        'ForAnyValue:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': PROTECTED_PATTERNS,
        },
      },
    },
    {
      Sid: 'ReadZones',
      Effect: 'Allow',
      Action: ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
      Resource: zones.map((zone) => zoneArn(partition, zone)),
    },
    {
      // The id of a change is known only to the caller that made it, and cannot be foreseen.
      Sid: 'WaitForChanges',
      Effect: 'Allow',
      Action: 'route53:GetChange',
      Resource: `arn:${partition}:route53:::change/*`,
    },
  ];
}

function recordNamePatterns(zone: ValidationRoleZone): string[] {
  const recordOf = (name: string) => nameToProve(isKnown(name) ? normalizeDomainName(name) : name);
  const exact = zone.domainNames.map((name) => `${TOKEN_PATTERN}.${recordOf(name)}`);
  const below = (zone.subdomainsOf ?? []).flatMap((name) => [
    `${TOKEN_PATTERN}.${recordOf(name)}`,
    `${TOKEN_PATTERN}.*.${recordOf(name)}`,
  ]);
  return [...new Set([...exact, ...below])];
}

function zoneArn(partition: string, zone: ValidationRoleZone): string {
  return `arn:${partition}:route53:::hostedzone/${zone.hostedZoneId}`;
}

function policyDocument(statements: readonly object[]) {
  return { Version: '2012-10-17', Statement: statements };
}
