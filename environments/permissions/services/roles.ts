import { globalArn } from '../arns';
import type { Conditions, Permission, PermissionAccount } from '../permission';

/** IAM roles that Terraform makes. */
export interface Roles {
  /** Without path, for example `certfleet-production-*-validation`. */
  readonly name: string;
  /** What they are, as a purpose says it. */
  readonly what: string;
}

/** ARN of roles that the stacks make. */
export function madeRoleArn(account: PermissionAccount, name: string): string {
  return globalArn(account, 'iam', `role${account.roles?.path ?? '/'}${name}`);
}

/** Roles with policies of their own: where the environment has a boundary, none without it gets rights. */
export function rolePermissions(account: PermissionAccount, { name, what }: Roles): Permission[] {
  const resources = [madeRoleArn(account, name)] as const;
  const boundary = account.roles?.permissionsBoundary;
  const conditions: Conditions | undefined =
    boundary === undefined
      ? undefined
      : { ArnEquals: { 'iam:PermissionsBoundary': globalArn(account, 'iam', `policy/${boundary}`) } };
  return [
    {
      purpose: `read ${what}`,
      access: 'read',
      actions: ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
      resources,
    },
    {
      purpose: `give ${what} their rights`,
      access: 'write',
      actions: [
        'iam:CreateRole',
        'iam:PutRolePolicy',
        ...(boundary === undefined ? [] : ['iam:PutRolePermissionsBoundary']),
      ],
      resources,
      conditions,
    },
    {
      purpose: `change and delete ${what}`,
      access: 'write',
      actions: [
        'iam:DeleteRole',
        'iam:DeleteRolePolicy',
        'iam:ListInstanceProfilesForRole',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRoleDescription',
      ],
      resources,
    },
  ];
}

/** A role of AWS, which a service makes the first time it needs it. */
export function serviceLinkedRole(
  { accountId, partition }: PermissionAccount,
  role: {
    readonly service: string;
    readonly name: string;
    readonly purpose: string;
    readonly source: string;
  },
): Permission {
  return {
    purpose: role.purpose,
    access: 'write',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [`arn:${partition}:iam::${accountId}:role/aws-service-role/${role.service}/${role.name}`],
    conditions: { StringEquals: { 'iam:AWSServiceName': role.service } },
    unproved: role.source,
  };
}

/** Assuming roles that stand in other accounts, which planning needs as well. */
export function roleAssumption(purpose: string, roleArns: readonly [string, ...string[]]): Permission {
  return { purpose, access: 'read', actions: ['sts:AssumeRole'], resources: roleArns };
}
