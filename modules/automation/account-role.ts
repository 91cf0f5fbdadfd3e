import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { type Placement, type RoleSettings, type Tags, policyText } from '../core/constructs';
import type { RolePolicies } from './function-roles';

export interface AccountRoleProps extends RoleSettings {
  /** Without its path. */
  readonly name: string;
  readonly policies: RolePolicies;
  readonly at: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** A role by which something of another account, or of AWS, does one thing in this one. */
export class AccountRole extends Construct {
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: AccountRoleProps) {
    super(scope, id);
    const { name, policies, at, rolePath, permissionsBoundary, tags } = props;
    const { provider } = at;
    const role = new IamRole(this, 'Resource', {
      provider,
      name,
      path: rolePath,
      description: policies.description,
      permissionsBoundary,
      assumeRolePolicy: policyText(policies.trust),
      tags,
    });
    new IamRolePolicy(this, 'Policy', {
      provider,
      name,
      role: role.name,
      policy: policyText(policies.rights),
    });
    this.arn = role.arn;
  }
}
