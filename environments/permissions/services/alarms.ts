import { inRegions, regionalArn } from '../arns';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** Alarms on metrics, by name. */
export interface Alarms {
  readonly region: string;
  /** Of the alarms; a pattern where there are several. */
  readonly name: string;
  /** What they watch, as a purpose says it. */
  readonly what: string;
}

/** Alarms that Terraform writes. */
export function alarmPermissions(account: PermissionAccount, { region, name, what }: Alarms): Permission[] {
  const alarms = [regionalArn(account, 'cloudwatch', region, `alarm:${name}`)] as const;
  return [
    mayRead(
      `read alarms of ${what}`,
      ['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'],
      alarms,
    ),
    mayWrite(
      `write alarms of ${what}`,
      [
        'cloudwatch:DeleteAlarms',
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:TagResource',
        'cloudwatch:UntagResource',
      ],
      alarms,
    ),
  ];
}

/** Composite alarms, by name. */
export interface CompositeAlarms extends Omit<Alarms, 'region'> {
  readonly regions: readonly [string, ...string[]];
}

/**
 * Composite alarms that Terraform writes. CloudWatch lets nobody write or read one whose permission is scoped to less than everything
 * (Amazon CloudWatch API Reference, PutCompositeAlarm and DescribeAlarms), so the Region is all that bounds it.
 */
export function compositeAlarmPermissions(
  account: PermissionAccount,
  { regions, name, what }: CompositeAlarms,
): Permission[] {
  const [first, ...others] = regions.map((region) =>
    regionalArn(account, 'cloudwatch', region, `alarm:${name}`),
  );
  const alarms = [first!, ...others] as const;
  return [
    mayRead(`read composite alarms of ${what}`, ['cloudwatch:DescribeAlarms'], ['*'], inRegions(regions)),
    mayRead(`read tags of composite alarms of ${what}`, ['cloudwatch:ListTagsForResource'], alarms),
    mayWrite(
      `write composite alarms of ${what}`,
      ['cloudwatch:PutCompositeAlarm'],
      ['*'],
      inRegions(regions),
    ),
    mayWrite(
      `delete and tag composite alarms of ${what}`,
      ['cloudwatch:DeleteAlarms', 'cloudwatch:TagResource', 'cloudwatch:UntagResource'],
      alarms,
    ),
  ];
}
