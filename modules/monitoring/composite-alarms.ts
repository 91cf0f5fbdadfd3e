import { CloudwatchCompositeAlarm } from '@cdktf/provider-aws/lib/cloudwatch-composite-alarm';
import { Construct } from 'constructs';
import { type Placement, type Tags, ValidationError, isKnown } from '../core/constructs';
import { type IAlarm, checkAlarm, checkAlarmRegion } from './alarm-check';

/** Alarms and characters that a rule takes (Amazon CloudWatch API Reference, PutCompositeAlarm). */
const ALARMS_MAXIMUM = 100;
const RULE_MAXIMUM = 10_240;
const OR = ' OR ';

export interface CompositeAlarmsProps {
  /** Of the first composite alarm, unique in the account and Region; others have `-2`, `-3` … behind it. */
  readonly name: string;
  /** What is told together, of the same account and Region; their names must be known before the apply. At least one. */
  readonly alarms: readonly IAlarm[];
  /** ARNs that are told, in the Region of the alarms: of SNS topics, for example; 1 to 5. */
  readonly alarmActions: readonly string[];
  /** Account and Region of the alarms. @default - the stack's default provider */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * One alarm that tells for many: on while one of them is on. CloudWatch lets an alarm name 100 others, so more of them make several.
 *
 * It acts when it changes, so an alarm that comes while another one is on tells nobody.
 *
 * @throws ValidationError where CloudWatch would not take it, or it would tell nobody
 */
export class CompositeAlarms extends Construct {
  constructor(scope: Construct, id: string, props: CompositeAlarmsProps) {
    super(scope, id);
    const { name, alarms, alarmActions, at, tags } = props;
    const unknown = alarms.find(({ alarmName }) => !isKnown(alarmName));
    if (alarms.length === 0 || unknown !== undefined)
      throw new ValidationError(this, {
        subject: 'alarms',
        rule: 'must be at least one, with names that are known before the apply',
        got: unknown?.alarmName ?? alarms.length,
        remedy: 'name alarms by text',
      });
    checkAlarmRegion(this, props, 'composite alarm', undefined);
    rulesOf(alarms).forEach((told, index) => {
      const number = index === 0 ? '' : `-${index + 1}`;
      checkAlarm(this, { name: `${name}${number}`, alarmActions });
      new CloudwatchCompositeAlarm(this, `Resource${number}`, {
        provider: at?.provider,
        region: at?.region,
        alarmName: `${name}${number}`,
        alarmDescription: 'One of the alarms that its rule names is on',
        alarmRule: told.map(condition).join(OR),
        alarmActions: [...alarmActions],
        tags,
        dependsOn: told.flatMap(({ ready }) => ready),
      });
    });
  }
}

/** As few groups as rules hold, in order. */
function rulesOf(alarms: readonly IAlarm[]): IAlarm[][] {
  const groups: IAlarm[][] = [];
  let length = 0;
  for (const alarm of alarms) {
    const more = condition(alarm).length + OR.length;
    const group = groups.at(-1);
    if (group !== undefined && group.length < ALARMS_MAXIMUM && length + more <= RULE_MAXIMUM) {
      group.push(alarm);
      length += more;
    } else {
      groups.push([alarm]);
      length = more;
    }
  }
  return groups;
}

function condition({ alarmName }: IAlarm): string {
  return `ALARM("${alarmName}")`;
}
