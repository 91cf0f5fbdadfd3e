import { regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** SNS topics in a Region. */
export interface Topics {
  readonly region: string;
  /** Pattern of their names. */
  readonly name: string;
  /** What they are, as a purpose says it. */
  readonly what: string;
}

/** Topics with the addresses that they tell. */
export function topicPermissions(account: PermissionAccount, { region, name, what }: Topics): Permission[] {
  const topics = [regionalArn(account, 'sns', region, name)] as const;
  return [
    mayRead(
      `read ${what}`,
      ['sns:GetSubscriptionAttributes', 'sns:GetTopicAttributes', 'sns:ListTagsForResource'],
      topics,
    ),
    mayWrite(
      `write ${what}`,
      [
        'sns:CreateTopic',
        'sns:DeleteTopic',
        'sns:SetTopicAttributes',
        'sns:Subscribe',
        'sns:TagResource',
        'sns:Unsubscribe',
        'sns:UntagResource',
      ],
      topics,
    ),
  ];
}
