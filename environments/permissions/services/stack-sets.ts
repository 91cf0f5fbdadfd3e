import { madeIn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { bySource, mayRead, mayWrite } from '../permitted';

/** Stack sets of CloudFormation with service-managed permissions, called in one Region. */
export interface StackSetsOfUnits {
  readonly region: string;
  /** Pattern of their names. */
  readonly name: string;
  /** What they are, as a purpose says it. */
  readonly what: string;
  /** Types that their templates have, for example `AWS::IAM::Role`. */
  readonly resourceTypes: readonly string[];
  /** Whether the account is a delegated administrator, and not the management account. */
  readonly isDelegated: boolean;
}

const SOURCE = 'provider source, cloudformation/stack_set.go';

/** Stack sets, their stacks in accounts, and the operations on them; what stacks make is made with a role of CloudFormation's. */
export function stackSetPermissions(
  account: PermissionAccount,
  { region, name, what, resourceTypes, isDelegated }: StackSetsOfUnits,
): Permission[] {
  const { partition } = account;
  // The management account has the sets of its delegated administrators (AWS CloudFormation User Guide, StackSets with AWS Organizations).
  const sets = [`arn:${partition}:cloudformation:${region}:*:stackset/${name}:*`] as const;
  const deployed = [
    ...sets,
    `arn:${partition}:cloudformation:*:*:stackset-target/${name}:*`,
    ...resourceTypes.map(
      (type) => `arn:${partition}:cloudformation:*:*:type/resource/${type.replaceAll('::', '-')}`,
    ),
  ] as const;
  return [
    mayRead(`read ${what}`, ['cloudformation:DescribeStackSet', 'cloudformation:ListStackInstances'], sets),
    // One that is not there yet has no ARN (Service Authorization Reference, AWS CloudFormation).
    mayWrite(`create ${what}`, ['cloudformation:CreateStackSet'], ['*'], madeIn(account, [region])),
    mayWrite(
      `write ${what}`,
      [
        'cloudformation:CreateStackInstances',
        'cloudformation:DeleteStackInstances',
        'cloudformation:UpdateStackSet',
      ],
      deployed,
    ),
    bySource(
      'provider source, cloudformation/stack_instances.go',
      mayWrite(`bring stacks of ${what} up`, ['cloudformation:UpdateStackInstances'], deployed),
    ),
    bySource(
      SOURCE,
      mayWrite(`see why ${what} failed`, ['cloudformation:ListStackSetOperationResults'], sets),
    ),
    mayWrite(
      `wait for ${what}, tag and delete them`,
      [
        'cloudformation:DeleteStackSet',
        'cloudformation:DescribeStackSetOperation',
        'cloudformation:TagResource',
        'cloudformation:UntagResource',
      ],
      sets,
    ),
    ...(isDelegated
      ? [
          bySource(
            SOURCE,
            // It has no resource (Service Authorization Reference, AWS Organizations).
            mayRead(
              'have StackSets see that the account is a delegated administrator',
              ['organizations:ListDelegatedAdministrators'],
              ['*'],
            ),
          ),
        ]
      : []),
  ];
}
