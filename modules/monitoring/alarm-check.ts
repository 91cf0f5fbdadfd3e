import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import {
  ALARM_ACTIONS_MAXIMUM,
  type Placement,
  ValidationError,
  isKnown,
  parseArn,
  regionOf,
} from '../core/constructs';

/** Characters of the longest name of an alarm (Amazon CloudWatch API Reference, PutMetricAlarm). */
const NAME_MAXIMUM = 255;

/** An alarm that a composite one may name. */
export interface IAlarm {
  readonly alarmName: string;
  /** What must stand before it is named. */
  readonly ready: readonly ITerraformDependable[];
}

/** An alarm that people are told by. */
export interface TellingAlarm {
  /** Of the alarm, unique in the account and Region. */
  readonly name: string;
  /** ARNs that are told, in the Region of the alarm: of SNS topics, for example; 1 to 5. */
  readonly alarmActions: readonly string[];
  /** Account and Region of what is watched, where its metric is. @default - the stack's default provider */
  readonly at?: Placement;
}

/** @throws ValidationError where CloudWatch would not take it, or it would tell nobody */
export function checkAlarm(scope: IConstruct, { name, alarmActions }: Omit<TellingAlarm, 'at'>): void {
  checkAlarmName(scope, name);
  if (alarmActions.length === 0 || alarmActions.length > ALARM_ACTIONS_MAXIMUM)
    throw new ValidationError(scope, {
      subject: 'alarmActions',
      rule: `must be 1 to ${ALARM_ACTIONS_MAXIMUM} ARNs`,
      got: alarmActions.length,
      remedy: 'let one SNS topic tell the others',
    });
}

/** @throws ValidationError where CloudWatch would not take it */
export function checkAlarmName(scope: IConstruct, name: string): void {
  if (isKnown(name) && (name === '' || name.length > NAME_MAXIMUM))
    throw new ValidationError(scope, {
      subject: 'name',
      rule: `must have 1 to ${NAME_MAXIMUM} characters`,
      got: name,
      remedy: 'shorten it',
    });
}

/**
 * CloudWatch looks and tells in one Region.
 *
 * @param what that is watched, as a message says it
 * @param watchedRegion where it is; undefined where that is not known before the apply
 */
export function checkAlarmRegion(
  scope: IConstruct,
  { at, alarmActions = [] }: Partial<TellingAlarm>,
  what: string,
  watchedRegion: string | undefined,
): void {
  const place = at && regionOf(at);
  const region = watchedRegion ?? place;
  const elsewhere = [place, ...alarmActions.filter(isKnown).map((arn) => parseArn(arn)?.region)].find(
    (each) => region !== undefined && each !== undefined && each !== region,
  );
  if (elsewhere !== undefined)
    throw new ValidationError(scope, {
      subject: 'at and alarmActions',
      rule: `must be in ${region}, where the ${what} is, as CloudWatch looks and tells in one Region`,
      got: elsewhere,
      remedy: 'place the alarm there, and name topics there',
    });
}
