/** Actions that an alarm takes for a state (Amazon CloudWatch API Reference, PutMetricAlarm). */
export const ALARM_ACTIONS_MAXIMUM = 5;
