import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import {
  ACCOUNT_ID,
  type BrokenRule,
  type Placement,
  type Tags,
  ValidationError,
  Words,
  domainNameProblem,
  isKnown,
  knownLength,
  normalizeDomainName,
  parseArn,
  partitionOf,
  regionOf,
} from '../core/constructs';
import {
  INLINE_POLICY_MAXIMUM,
  LONGEST_HOSTED_ZONE_ID,
  type ValidationPermissions,
  type ValidationRoleZone,
  policyDocument,
  validationPolicy,
} from './validation-policy';

export interface ValidationRoleProps extends ValidationPermissions {
  /** Name of the role, at most 64 characters. A computed name lets the application account find it. */
  readonly roleName: string;
  /** Account that may assume the role. */
  readonly applicationAccountId: string;
  /**
   * Role of that account that deploys it; nobody else in the account may assume the validation role.
   *
   * @default - anybody whom the application account allows to; required without `organizationId`
   */
  readonly deployRoleArn?: string;
  /**
   * Organization the caller must belong to.
   *
   * @default - not checked, as for an account outside the organization; its role and a word must be known then
   */
  readonly organizationId?: string;
  /**
   * Shared word the caller must give, for accounts of other companies.
   *
   * @default - none; required without `organizationId`
   */
  readonly externalId?: string;
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
    checkProps(this, props);

    const role = new IamRole(this, 'Resource', {
      provider,
      name: props.roleName,
      description: `Validation records of account ${props.applicationAccountId}`,
      assumeRolePolicy: JSON.stringify(trustPolicy(partition, props)),
      // Longest session a chained role can have.
      maxSessionDuration: 3600,
      tags: props.tags,
    });

    const permissions = { ...props, zones: props.zones.map(withNormalizedNames) };
    const policyLength = lengthAtMost(partition, permissions);
    if (policyLength > INLINE_POLICY_MAXIMUM) {
      throw new ValidationError(this, {
        subject: 'the policy',
        rule: `must have at most ${INLINE_POLICY_MAXIMUM} characters`,
        got: policyLength,
        remedy: 'name the parent domains in subdomainsOf instead of every single name',
      });
    }
    new IamRolePolicy(this, 'Policy', {
      provider,
      name: 'validation-records',
      role: role.name,
      policy: JSON.stringify(validationPolicy(partition, permissions)),
    });
    this.roleArn = role.arn;
    this.roleName = role.name;
  }
}

function withNormalizedNames(zone: ValidationRoleZone): ValidationRoleZone {
  const normalized = (names: readonly string[] = []) =>
    names.map((name) => (isKnown(name) ? normalizeDomainName(name) : name));
  return {
    hostedZoneId: zone.hostedZoneId,
    domainNames: normalized(zone.domainNames),
    subdomainsOf: normalized(zone.subdomainsOf),
  };
}

/**
 * Characters of the permission policy, as IAM counts them.
 *
 * The id of a zone that is yet to be created counts with the most characters it can have.
 */
function lengthAtMost(partition: string, permissions: ValidationPermissions): number {
  const zones = permissions.zones.map((zone) => ({
    ...zone,
    hostedZoneId: isKnown(zone.hostedZoneId) ? zone.hostedZoneId : LONGEST_HOSTED_ZONE_ID,
  }));
  return knownLength(JSON.stringify(validationPolicy(partition, { ...permissions, zones })));
}

/** Refuses what would trust more than was meant, or grant nothing. */
function checkProps(scope: Construct, props: ValidationRoleProps): void {
  const { roleName, applicationAccountId, deployRoleArn, organizationId, externalId, zones } = props;
  const refuse = (broken: BrokenRule) => {
    throw new ValidationError(scope, broken);
  };
  if (knownLength(roleName) > 64) {
    refuse({
      subject: 'roleName',
      rule: 'must have at most 64 characters',
      got: new Words(`${knownLength(roleName)} in "${roleName}"`),
      remedy: 'shorten it',
    });
  }
  if (isKnown(applicationAccountId) && !ACCOUNT_ID.test(applicationAccountId)) {
    refuse({
      subject: 'applicationAccountId',
      rule: 'must be 12 digits',
      got: applicationAccountId,
      remedy: "write the account's id",
    });
  }
  const roleAccount = isKnown(deployRoleArn) ? parseArn(deployRoleArn)?.accountId : applicationAccountId;
  if (roleAccount !== applicationAccountId && isKnown(applicationAccountId)) {
    refuse({
      subject: 'deployRoleArn',
      rule: `must be a role of account ${applicationAccountId}`,
      got: deployRoleArn,
      remedy: 'name the role that deploys this account',
    });
  }
  if (organizationId === undefined && (!deployRoleArn || !externalId)) {
    const given = [deployRoleArn && 'deployRoleArn', externalId && 'externalId'].find(Boolean);
    refuse({
      subject: 'an account of no known organization',
      rule: 'must be trusted by deployRoleArn and externalId',
      got: new Words(given ?? 'neither'),
      remedy: 'set both, or organizationId',
    });
  }
  if (zones.length === 0 && !props.readableParameterArns?.length) {
    refuse({
      subject: 'a role',
      rule: 'must have zones to write or parameters to read',
      got: new Words('neither'),
      remedy: 'leave the role out',
    });
  }
  zones.forEach((zone) => checkZone(zone, refuse));
}

function checkZone(
  { hostedZoneId, domainNames, subdomainsOf = [] }: ValidationRoleZone,
  refuse: (broken: BrokenRule) => void,
): void {
  if (isKnown(hostedZoneId) && !/^Z[A-Z0-9]{1,31}$/.test(hostedZoneId)) {
    refuse({
      subject: 'hostedZoneId',
      rule: 'must be the id of a Route 53 hosted zone',
      got: hostedZoneId,
      remedy: 'use the bare id, for example "Z0123456789ABCDEFGHIJ"',
    });
  }
  const names = [...domainNames, ...subdomainsOf];
  if (names.length === 0) {
    refuse({
      subject: 'a zone',
      rule: 'must have names that the role may prove',
      got: new Words('none'),
      remedy: 'name some, or leave the zone out',
    });
  }
  for (const name of names.filter((each) => isKnown(each)).map(normalizeDomainName)) {
    const problem = domainNameProblem(name);
    if (problem) refuse({ subject: 'a name that the role may prove', ...problem });
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
