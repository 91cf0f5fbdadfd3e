import { inRegions, literal, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';

/** SSM parameters in a Region. */
export interface Parameters {
  readonly region: string;
  /** Begins with a slash, for example `/certfleet/production/certificates/*`. */
  readonly path: string;
  /** What they are, as a purpose says it. */
  readonly what: string;
}

/** Parameters that Terraform writes; describing them knows no single ones. */
export function parameterPermissions(
  account: PermissionAccount,
  { region, path, what }: Parameters,
): Permission[] {
  const resources = [regionalArn(account, 'ssm', region, `parameter${path}`)] as const;
  return [
    {
      purpose: `read ${what}`,
      access: 'read',
      actions: ['ssm:GetParameter', 'ssm:ListTagsForResource'],
      resources,
    },
    {
      purpose: 'describe parameters',
      access: 'read',
      actions: ['ssm:DescribeParameters'],
      resources: ['*'],
      conditions: inRegions([region]),
    },
    {
      purpose: `write ${what}`,
      access: 'write',
      actions: [
        'ssm:AddTagsToResource',
        'ssm:DeleteParameter',
        'ssm:PutParameter',
        'ssm:RemoveTagsFromResource',
      ],
      resources,
    },
  ];
}

/** One parameter that a cluster or a person reads, whose name people chose. */
export function clusterParameterPermissions(
  account: PermissionAccount,
  region: string,
  parameterName: string,
): Permission[] {
  const name = literal(parameterName);
  const path = name.startsWith('/') ? name : `/${name}`;
  return parameterPermissions(account, { region, path, what: 'parameters that tell certificates' });
}
