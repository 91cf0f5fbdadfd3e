import { inRegions, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';
import { type EventRules, eventRulePermissions } from './event-rules';
import { madeRoleArn } from './roles';

/** A bus of EventBridge with its policy and its rules, whose names begin with that of the bus. */
export function busPermissions(account: PermissionAccount, { region, name, what }: EventRules): Permission[] {
  const bus = [regionalArn(account, 'events', region, `event-bus/${name}`)] as const;
  return [
    ...eventRulePermissions(account, { region, name: `${name}/${name}-*`, what: `the bus of ${what}` }),
    mayRead(`read the bus of ${what}`, ['events:DescribeEventBus', 'events:ListTagsForResource'], bus),
    mayWrite(
      `write the bus of ${what}`,
      ['events:CreateEventBus', 'events:DeleteEventBus', 'events:TagResource', 'events:UntagResource'],
      bus,
    ),
    // Neither has a resource (Service Authorization Reference, Amazon EventBridge).
    mayWrite(
      `say who may send to the bus of ${what}`,
      ['events:PutPermission', 'events:RemovePermission'],
      ['*'],
      inRegions([region]),
    ),
  ];
}

/** Rules that send to a bus or a queue of another account, by a role of the same name. */
export function forwardingPermissions(account: PermissionAccount, rules: EventRules): Permission[] {
  return [
    ...eventRulePermissions(account, rules),
    mayWrite(`give ${rules.what} its role`, ['iam:PassRole'], [madeRoleArn(account, rules.name)], {
      StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' },
    }),
  ];
}
