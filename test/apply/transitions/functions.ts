/** What belongs to a function with a queue. */
export const QUEUED_FUNCTION = [
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_rule'],
  ...['aws_cloudwatch_event_target', 'aws_cloudwatch_event_target'],
  'aws_cloudwatch_log_group',
  ...['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_metric_alarm', 'aws_cloudwatch_metric_alarm'],
  ...['aws_iam_role', 'aws_iam_role_policy'],
  ...['aws_lambda_event_source_mapping', 'aws_lambda_function'],
  ...['aws_sqs_queue', 'aws_sqs_queue', 'aws_sqs_queue_policy'],
];

/** One action of each type, as a plan says it. */
export function all(types: readonly string[], action: string): string[] {
  return types.map((type) => `${type} ${action}`);
}
