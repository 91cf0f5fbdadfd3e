import { type AllowStatement, nameToProve, normalizeDomainName } from '../core';

/** Characters of all inline policies of a role, white space aside (IAM User Guide, quotas). */
export const INLINE_POLICY_MAXIMUM = 10_240;

/** Route 53 API Reference, HostedZone. */
export const LONGEST_HOSTED_ZONE_ID = 'Z'.repeat(32);

/** ACM's validation token: an underscore and 32 characters. IAM's `?` stands for exactly one. */
export const TOKEN_PATTERN = `_${'?'.repeat(32)}`;

/** First label of the proof that PrivateLink looks for (PrivateLink Guide, manage DNS names). */
const TEXT_PROOF_PATTERN = `_${'?'.repeat(20)}`;

/** Texts by which others know a domain, for certificates, mail and reports, where the token's `?` would match their dots. */
const OTHER_TEXT_PROOFS = [
  '_dnsauth*',
  '_pki-validation*',
  '_amazonses*',
  '_mta-sts*',
  '_smtp._tls*',
].flatMap((pattern) => [pattern, `*.${pattern}`]);

/** Names that must stay out of reach even where a token pattern would match them: other CAs' proofs and mail policy. */
export const PROTECTED_PATTERNS = [
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
   * Whether the role may also write the TXT records by which endpoint services of PrivateLink prove the names.
   *
   * @default false - people write them
   */
  readonly textProofs?: boolean;
  /**
   * Zones of the account, each with the zone above it, in which the role may delegate to it and to no other.
   *
   * @default - none
   */
  readonly delegations?: ReadonlyArray<{ readonly hostedZoneId: string; readonly zoneName: string }>;
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

/** What a role needs to prove names to PrivateLink: TXT records of a token's form below the names that it may prove. */
export function textProofPolicy(partition: string, zones: readonly ValidationRoleZone[]): PolicyDocument {
  return policyDocument(
    zones.map((zone, index) => ({
      Sid: `WriteTextProofs${index}`,
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: zoneArn(partition, zone),
      Condition: {
        'ForAllValues:StringLike': { [RECORD_NAMES]: recordNamePatterns(zone, TEXT_PROOF_PATTERN) },
        'ForAllValues:StringNotLike': { [RECORD_NAMES]: OTHER_TEXT_PROOFS },
        ...changesOf(['TXT']),
      },
    })),
  );
}

/** What a role needs to delegate to zones of its caller's account: the name servers of exactly those. */
export function delegationPolicy(
  partition: string,
  delegations: NonNullable<ValidationPermissions['delegations']>,
): PolicyDocument {
  return policyDocument(
    delegations.map((delegation, index) => ({
      Sid: `Delegate${index}`,
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: zoneArn(partition, delegation),
      Condition: {
        'ForAllValues:StringLike': {
          [RECORD_NAMES]: [nameToProve(normalizeDomainName(delegation.zoneName))],
        },
        ...changesOf(['NS']),
      },
    })),
  );
}

export const RECORD_NAMES = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';
const RECORD_TYPES = 'route53:ChangeResourceRecordSetsRecordTypes';
const RECORD_ACTIONS = 'route53:ChangeResourceRecordSetsActions';

/** Conditions on changes of records of some types. */
export function changesOf(
  types: readonly string[],
  actions: readonly string[] = ['CREATE', 'UPSERT', 'DELETE'],
): NonNullable<AllowStatement['Condition']> {
  return {
    'ForAllValues:StringEquals': { [RECORD_TYPES]: types, [RECORD_ACTIONS]: actions },
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
        'ForAllValues:StringLike': { [RECORD_NAMES]: recordNamePatterns(zone, TOKEN_PATTERN) },
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

function recordNamePatterns(zone: ValidationRoleZone, token: string): string[] {
  const exact = zone.domainNames.map((name) => `${token}.${nameToProve(name)}`);
  const below = (zone.subdomainsOf ?? []).flatMap((name) => [
    `${token}.${nameToProve(name)}`,
    `${token}.*.${nameToProve(name)}`,
  ]);
  return [...new Set([...exact, ...below])];
}

/** Route 53 writes the `*` of a wildcard as `\\052`, which the pattern of what lies below covers. */
function hostNamePatterns(zone: ValidationRoleZone): string[] {
  const below = (zone.subdomainsOf ?? []).flatMap((name) => [name, `*.${name}`]);
  return [...new Set([...zone.domainNames, ...below])];
}

/** An inline policy of the role; each purpose has one of its own. */
export interface RolePolicy {
  /** Of its construct. */
  readonly id: string;
  readonly name: string;
  readonly document: PolicyDocument;
}

/** The role's inline policies. */
export function rolePolicies(partition: string, permissions: ValidationPermissions): RolePolicy[] {
  const { zones, hostNameRecords, textProofs, delegations = [] } = permissions;
  const writes = zones.length > 0;
  return [
    { id: 'Policy', name: 'validation-records', document: validationPolicy(partition, permissions) },
    ...(writes && hostNameRecords
      ? [{ id: 'HostNamePolicy', name: 'host-names', document: hostNamePolicy(partition, zones) }]
      : []),
    ...(writes && textProofs
      ? [{ id: 'TextProofPolicy', name: 'text-proofs', document: textProofPolicy(partition, zones) }]
      : []),
    ...(delegations.length > 0
      ? [{ id: 'DelegationPolicy', name: 'delegations', document: delegationPolicy(partition, delegations) }]
      : []),
  ];
}

/** All of them one after the other: IAM's quota is on their length together. */
export function policiesText(partition: string, permissions: ValidationPermissions): string {
  return rolePolicies(partition, permissions)
    .map(({ document }) => JSON.stringify(document))
    .join('');
}

function zoneArn(partition: string, zone: Pick<ValidationRoleZone, 'hostedZoneId'>): string {
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
