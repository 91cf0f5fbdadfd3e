import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import type { Construct } from 'constructs';
import { unzipSync, zipSync } from 'fflate';
import { bundle } from '../../../lambda/bundle';
import { temporaryFolder } from '../../support/temporary-folder';

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

/** What the function that validates requests of others has besides, with one policy. */
export const VALIDATING_FUNCTION = [
  ...QUEUED_FUNCTION,
  ...['aws_cloudwatch_event_bus', 'aws_cloudwatch_event_bus_policy', 'aws_ssm_parameter'],
];

/** What tells of the events of an account with one Region. */
export const TELLING_ACCOUNT = [
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target'],
  ...['aws_iam_role', 'aws_iam_role_policy'],
];

/** What the function that tells people has, with one address, and what tells it of its own account. */
export const NOTIFYING_FUNCTION = [
  ...TELLING_ACCOUNT,
  ...['aws_cloudwatch_event_bus', 'aws_cloudwatch_event_bus_policy'],
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_rule'],
  ...['aws_cloudwatch_event_target', 'aws_cloudwatch_event_target'],
  ...['aws_cloudwatch_log_group', 'aws_cloudwatch_metric_alarm', 'aws_cloudwatch_metric_alarm'],
  ...['aws_iam_role', 'aws_iam_role_policy'],
  ...['aws_lambda_event_source_mapping', 'aws_lambda_function'],
  ...['aws_sns_topic', 'aws_sns_topic_subscription'],
  ...['aws_sqs_queue', 'aws_sqs_queue', 'aws_sqs_queue_policy'],
];

/** What the function that counts certificates has, with its bucket and the role that lets it into its own account. */
export const COUNTING_FUNCTION = [
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target', 'aws_cloudwatch_log_group'],
  ...Array<string>(8).fill('aws_cloudwatch_metric_alarm'),
  ...['aws_iam_role', 'aws_iam_role', 'aws_iam_role_policy', 'aws_iam_role_policy'],
  ...['aws_lambda_event_source_mapping', 'aws_lambda_function'],
  ...['aws_s3_bucket', 'aws_s3_bucket_lifecycle_configuration', 'aws_s3_bucket_public_access_block'],
  ...['aws_s3_bucket_server_side_encryption_configuration', 'aws_s3_object'],
  ...['aws_sqs_queue', 'aws_sqs_queue', 'aws_sqs_queue_policy'],
];

/** One action of each type, as a plan says it. */
export function all(types: readonly string[], action: string): string[] {
  return types.map((type) => `${type} ${action}`);
}

/** Gives the functions of a stack the code of `lambda/<name>`, with a comment, and another description. */
export function otherCode(name: string): (stack: Construct) => void {
  return (stack) => {
    const { 'index.js': code } = unzipSync(bundle(name));
    const path = join(temporaryFolder('code'), 'later.zip');
    writeFileSync(path, zipSync({ 'index.js': Buffer.concat([code!, Buffer.from('\n// later')]) }));
    for (const each of stack.node.findAll()) {
      if (!(each instanceof LambdaFunction)) continue;
      each.filename = path;
      each.description = 'Later';
    }
  };
}
