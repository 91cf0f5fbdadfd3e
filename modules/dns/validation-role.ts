import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import {
  ValidationError,
  isKnown,
  knownLength,
  normalizeDomainName,
  partitionOf,
  regionOf,
} from '../core/constructs';
import {
  INLINE_POLICY_MAXIMUM,
  LONGEST_HOSTED_ZONE_ID,
  type ValidationPermissions,
  type ValidationRoleZone,
  policiesText,
  policyDocument,
  rolePolicies,
} from './validation-policy';
import { type ValidationRoleProps, checkValidationRole } from './validation-role-props';

/**
 * Lets one application account publish its validation records in zones of this account and, on wish, the records of its
 * host names and the proofs of its endpoint services: nothing else.
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
    const partition = partitionOf(regionOf(props.at ?? {}));
    checkValidationRole(this, props);

    const role = new IamRole(this, 'Resource', {
      provider,
      name: props.roleName,
      path: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
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
        subject: 'the policies',
        rule: `must have at most ${INLINE_POLICY_MAXIMUM} characters`,
        got: policyLength,
        remedy: 'name the parent domains in subdomainsOf instead of every single name',
      });
    }
    for (const { id: policyId, name, document } of rolePolicies(partition, permissions)) {
      new IamRolePolicy(this, policyId, {
        provider,
        name,
        role: role.name,
        policy: JSON.stringify(document),
      });
    }
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
 * Characters of the permission policies together, as IAM counts them.
 *
 * The id of a zone that is yet to be created counts with the most characters it can have.
 */
function lengthAtMost(partition: string, permissions: ValidationPermissions): number {
  const atMost = <T extends { readonly hostedZoneId: string }>(zone: T): T =>
    isKnown(zone.hostedZoneId) ? zone : { ...zone, hostedZoneId: LONGEST_HOSTED_ZONE_ID };
  const zones = permissions.zones.map(atMost);
  const delegations = permissions.delegations?.map(atMost);
  return knownLength(policiesText(partition, { ...permissions, zones, delegations }));
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
