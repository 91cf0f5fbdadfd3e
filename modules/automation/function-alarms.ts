import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { Construct } from 'constructs';
import type { Placement, Tags } from '../core/constructs';

/** What an alarm looks at. */
export interface FunctionMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A metric that counts what should not be. */
export interface CountedMetric extends FunctionMetric {
  /** Days in a row on which it must be counted, before anybody is told. @default 1 */
  readonly days?: number;
}

/** A metric that must come, whatever it says: the function is silent without it. */
export interface Heartbeat extends FunctionMetric {
  /** Hours without it, before anybody is told: at least, and more than its schedule takes between two. */
  readonly hours: number;
}

/** Who is told of a function, and of what. */
export interface FunctionAlarms {
  /** Alarms beside that of the dead-letter queue, by a name: each is raised by one count a day. */
  readonly alarms?: Readonly<Record<string, CountedMetric>>;
  /** Alarms that tell when a metric has stopped, by a name; none tells before it has come once. @default - none */
  readonly heartbeats?: Readonly<Record<string, Heartbeat>>;
  /** ARNs that alarms tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
}

/** What alarms are of. */
interface WatchedFunction extends FunctionAlarms {
  readonly name: string;
  readonly at: Placement;
  readonly tags?: Tags;
}

/** Queue with what a function gave up. */
export function deadLettersName(functionName: string): string {
  return `${functionName}-dead-letters`;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The alarms of a function, in its scope: of what it gave up, of what it counts, and of what does not come. */
export function defineFunctionAlarms(scope: Construct, dead: SqsQueue, watched: WatchedFunction): void {
  const { name, at, alarms = {}, alarmActions, tags } = watched;
  const always = {
    provider: at.provider,
    region: at.region,
    comparisonOperator: 'GreaterThanThreshold',
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: 'notBreaching',
    alarmActions: alarmActions && [...alarmActions],
    tags,
  };
  new CloudwatchMetricAlarm(scope, 'Alarm-given-up', {
    ...always,
    alarmName: `${name}-given-up`,
    alarmDescription: `${name} gave up what is in the queue ${deadLettersName(name)}`,
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: dead.name },
    statistic: 'Maximum',
    period: 300,
  });
  for (const [alarm, metric] of Object.entries(alarms)) {
    new CloudwatchMetricAlarm(scope, `Alarm-${alarm}`, {
      ...always,
      alarmName: `${name}-${alarm}`,
      alarmDescription: `${metric.name} of ${name}: its log says why`,
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: { ...metric.dimensions },
      statistic: 'Sum',
      // As long as it is true, the schedule counts it once a day.
      period: DAY,
      evaluationPeriods: metric.days ?? 1,
    });
  }
  listen(scope, watched);
}

/**
 * Tells people when there is no data any more. An alarm begins without data, and acts on a change of its state alone (Amazon CloudWatch
 * User Guide, alarm states and actions), so that one whose metric has not come yet calls nobody: missing data that breached would. It
 * looks at some hours before those that are asked for, and so may tell later, never earlier.
 */
function listen(scope: Construct, { name, at, heartbeats = {}, alarmActions, tags }: WatchedFunction): void {
  for (const [alarm, { hours, ...metric }] of Object.entries(heartbeats)) {
    new CloudwatchMetricAlarm(scope, `Alarm-${alarm}`, {
      provider: at.provider,
      region: at.region,
      alarmName: `${name}-${alarm}`,
      alarmDescription: `${name} has told no ${metric.name} for ${hours} hours: INSUFFICIENT_DATA, after it was OK`,
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: { ...metric.dimensions },
      // There is one or there is no data: never ALARM.
      statistic: 'SampleCount',
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      period: HOUR,
      evaluationPeriods: hours,
      treatMissingData: 'missing',
      insufficientDataActions: alarmActions && [...alarmActions],
      tags,
    });
  }
}
