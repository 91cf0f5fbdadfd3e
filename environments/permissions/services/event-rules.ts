import { regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** Rules of EventBridge in a Region. */
export interface EventRules {
  readonly region: string;
  /** Pattern of their names; on a bus that is not the default one, behind the name of the bus and a slash. */
  readonly name: string;
  /** What they are of, as a purpose says it. */
  readonly what: string;
}

/** Rules with their targets. */
export function eventRulePermissions(
  account: PermissionAccount,
  { region, name, what }: EventRules,
): Permission[] {
  const rules = [regionalArn(account, 'events', region, `rule/${name}`)] as const;
  return [
    mayRead(
      `read rules of ${what}`,
      ['events:DescribeRule', 'events:ListTagsForResource', 'events:ListTargetsByRule'],
      rules,
    ),
    mayWrite(
      `write rules of ${what}`,
      [
        'events:DeleteRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:TagResource',
        'events:UntagResource',
      ],
      rules,
    ),
  ];
}
