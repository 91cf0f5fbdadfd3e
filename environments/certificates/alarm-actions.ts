import { parseArn } from '../../modules/core';
import { list, text } from '../form';

/** The form of what the alarms of a function tell. */
export const alarmActions = list(
  text(
    'the ARN of what an alarm tells',
    (value) => parseArn(value) !== undefined,
    'copy it, for example from SNS',
  ),
);
