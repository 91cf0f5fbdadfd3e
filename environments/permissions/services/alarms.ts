import { regionalArn } from '../arns';
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
