import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { type Placement, type Tags, ValidationError, partitionOf, regionOf } from '../core';
import {
  INLINE_POLICY_MAXIMUM,
  type ValidationPermissions,
  policyDocument,
  validationPolicy,
  validationPolicyLength,
} from './validation-policy';

export interface ValidationRoleProps extends ValidationPermissions {
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
    if (props.roleName.length > 64) {
      throw new ValidationError(
        this,
        `roleName must have at most 64 characters, got ${props.roleName.length} in "${props.roleName}"; shorten it`,
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

    const policyLength = validationPolicyLength(partition, props);
    if (policyLength > INLINE_POLICY_MAXIMUM) {
      throw new ValidationError(
        this,
        `the policy must have at most ${INLINE_POLICY_MAXIMUM} characters, got ${policyLength}; ` +
          'name the parent domains in subdomainsOf instead of every single name',
      );
    }
    new IamRolePolicy(this, 'Policy', {
      provider,
      name: 'validation-records',
      role: role.name,
      policy: JSON.stringify(validationPolicy(partition, props)),
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
