import { nameToProve } from '../core';

/** Characters of all inline policies of a role, white space aside (IAM User Guide, quotas). */
export const INLINE_POLICY_MAXIMUM = 10_240;

/** Route 53 API Reference, HostedZone. */
export const LONGEST_HOSTED_ZONE_ID = 'Z'.repeat(32);

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
  /** Names whose validation record the role may write: these and no others. May be empty beside `subdomainsOf`. */
  readonly domainNames: readonly string[];
  /**
   * Domains below which the role may write the record of any name.
   *
   * @default - none, only `domainNames`
   */
  readonly subdomainsOf?: readonly string[];
}

/** What a validation role may do. */
export interface ValidationPermissions {
  /** Zones and names the role may write; may be empty where the role only reads parameters. */
  readonly zones: readonly ValidationRoleZone[];
  /**
   * Whether the role may also write the records by which clients find the names: A, AAAA and CNAME.
   *
   * @default false - proofs only
   */
  readonly hostNameRecords?: boolean;
  /**
   * Whether the caller may find a zone by its name; AWS has no narrower right than listing all zones.
   *
   * @default false - the caller must know the zone ids
   */
  readonly allowZoneLookup?: boolean;
  /**
   * SSM parameters the role may read: where an account that has to accept a share finds the share's ARN.
   *
   * @default - none
   */
  readonly readableParameterArns?: readonly string[];
}

/**
 * The permission policy of a validation role: the record of a name by type, action and name. Names are normalized.
 *
 * No IAM condition can look at a record's value (Service Authorization Reference, Route 53).
 */
export function validationPolicy(partition: string, props: ValidationPermissions): PolicyDocument {
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

/**
 * What a role needs to point host names at services: addresses and CNAMEs of the names that it may prove.
 *
 * No name with a label that begins with an underscore: proofs, mail and keys stay out of reach.
 */
export function hostNamePolicy(partition: string, zones: readonly ValidationRoleZone[]): PolicyDocument {
  return policyDocument(
    zones.map((zone, index) => ({
      Sid: `WriteHostNames${index}`,
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: zoneArn(partition, zone),
      Condition: {
        'ForAllValues:StringLike': { [RECORD_NAMES]: hostNamePatterns(zone) },
        'ForAllValues:StringNotLike': { [RECORD_NAMES]: ['_*', '*._*'] },
        ...changesOf(['A', 'AAAA', 'CNAME']),
      },
    })),
  );
}

const RECORD_NAMES = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';
const RECORD_TYPES = 'route53:ChangeResourceRecordSetsRecordTypes';
const RECORD_ACTIONS = 'route53:ChangeResourceRecordSetsActions';

/** Conditions on changes of records of some types. */
function changesOf(types: readonly string[]): object {
  return {
    'ForAllValues:StringEquals': {
      [RECORD_TYPES]: types,
      [RECORD_ACTIONS]: ['CREATE', 'UPSERT', 'DELETE'],
    },
    // ForAllValues holds for a request without the key; Null makes the key compulsory.
    Null: { [RECORD_NAMES]: 'false', [RECORD_TYPES]: 'false', [RECORD_ACTIONS]: 'false' },
  };
}

function recordStatements(partition: string, zones: readonly ValidationRoleZone[]): object[] {
  return [
    ...zones.map((zone, index) => ({
      Sid: `WriteValidationCnames${index}`,
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: zoneArn(partition, zone),
      Condition: {
        'ForAllValues:StringLike': { [RECORD_NAMES]: recordNamePatterns(zone) },
        ...changesOf(['CNAME']),
      },
    })),
    {
      Sid: 'NeverOtherProofs',
      Effect: 'Deny',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: '*',
      Condition: {
        'ForAnyValue:StringLike': { [RECORD_NAMES]: PROTECTED_PATTERNS },
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
  const exact = zone.domainNames.map((name) => `${TOKEN_PATTERN}.${nameToProve(name)}`);
  const below = (zone.subdomainsOf ?? []).flatMap((name) => [
    `${TOKEN_PATTERN}.${nameToProve(name)}`,
    `${TOKEN_PATTERN}.*.${nameToProve(name)}`,
  ]);
  return [...new Set([...exact, ...below])];
}

/** Route 53 writes the `*` of a wildcard as `\\052`, which the pattern of what lies below covers. */
function hostNamePatterns(zone: ValidationRoleZone): string[] {
  const below = (zone.subdomainsOf ?? []).flatMap((name) => [name, `*.${name}`]);
  return [...new Set([...zone.domainNames, ...below])];
}

/** The role's inline policies one after the other: IAM's quota is on their length together. */
export function policiesText(partition: string, permissions: ValidationPermissions): string {
  const { zones, hostNameRecords } = permissions;
  const policies = [
    validationPolicy(partition, permissions),
    ...(hostNameRecords ? [hostNamePolicy(partition, zones)] : []),
  ];
  return policies.map((policy) => JSON.stringify(policy)).join('');
}

function zoneArn(partition: string, zone: ValidationRoleZone): string {
  return `arn:${partition}:route53:::hostedzone/${zone.hostedZoneId}`;
}

/** An IAM policy. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly object[];
}

export function policyDocument(statements: readonly object[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}
