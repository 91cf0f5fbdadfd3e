import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import {
  type AllowStatement,
  type Placement,
  QUEUE_VARIABLE,
  type RoleSettings,
  type Tags,
  ValidationError,
  policyText,
} from '../core/constructs';
import { type FunctionAlarms, deadLettersName, defineFunctionAlarms } from './function-alarms';
import { functionPackage } from './function-package';

export interface QueuedFunctionProps extends RoleSettings, FunctionAlarms {
  /** Of the function, its role, queue, log group, rules and alarms. */
  readonly name: string;
  /** Folder of `lambda/` with its code. */
  readonly code: string;
  readonly description: string;
  readonly at: Placement;
  /** Region of the placement. */
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What it may do, beside reading its queue and writing its log. */
  readonly statements: readonly AllowStatement[];
  /** Events that start it, by a name. */
  readonly events: Readonly<Record<string, object>>;
  /** Name of the bus of the events. @default - the account's default bus, on which AWS tells what happens */
  readonly eventBusName?: string;
  /** Whether it sends itself messages, by the URL in the variable `CERTFLEET_QUEUE`. @default false */
  readonly asksItself?: boolean;
  /** ARNs of roles of other accounts that may start it. @default - its own rules alone */
  readonly senders?: readonly string[];
  /** When it starts by itself, as EventBridge has it: `rate(1 day)`. */
  readonly schedule: string;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** Seconds: an invocation by Terraform may wait until nothing uses a certificate. */
const TIMEOUT = 300;
/** AWS Lambda Developer Guide, SQS event sources: six times the function's time. */
const VISIBILITY_TIMEOUT = 6 * TIMEOUT;
const MEMORY = 256;
const ATTEMPTS = 5;
const DAY = 86_400;
const DEAD_LETTER_SECONDS = 14 * DAY;
const LOG_DAYS = 90;

/**
 * A function that works through a queue, which events and a schedule fill; what it gives up raises an alarm.
 *
 * @throws ValidationError where its name is too long for what is named after it
 */
export class QueuedFunction extends Construct {
  public readonly functionName: string;
  /** What must stand before the function is invoked. */
  public readonly ready: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: QueuedFunctionProps,
  ) {
    super(scope, id);
    const { name, at, code, description, variables, asksItself, tags } = props;
    if (!/^[\w-]{1,55}$/.test(name)) {
      throw new ValidationError(this, {
        subject: 'functionName',
        rule: 'must be at most 55 letters, digits, - and _, as names of rules are made of it',
        got: name,
        remedy: 'shorten it',
      });
    }
    const place = { provider: at.provider, region: at.region };
    const dead = new SqsQueue(this, 'DeadLetters', {
      ...place,
      name: deadLettersName(name),
      messageRetentionSeconds: DEAD_LETTER_SECONDS,
      sqsManagedSseEnabled: true,
      tags,
    });
    const queue = new SqsQueue(this, 'Queue', {
      ...place,
      name,
      visibilityTimeoutSeconds: VISIBILITY_TIMEOUT,
      sqsManagedSseEnabled: true,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: ATTEMPTS }),
      tags,
    });
    const log = new CloudwatchLogGroup(this, 'Log', {
      ...place,
      name: `/aws/lambda/${name}`,
      retentionInDays: LOG_DAYS,
      tags,
    });
    const { role, policy } = this.role();
    const fn = new LambdaFunction(this, 'Resource', {
      ...place,
      functionName: name,
      description,
      role: role.arn,
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      architectures: ['arm64'],
      memorySize: MEMORY,
      timeout: TIMEOUT,
      filename: functionPackage(this, code),
      environment: {
        variables: { ...variables, ...(asksItself ? { [QUEUE_VARIABLE]: queue.url } : {}) },
      },
      tags,
      dependsOn: [log, policy],
    });
    new LambdaEventSourceMapping(this, 'Messages', {
      ...place,
      eventSourceArn: queue.arn,
      functionName: fn.functionName,
      functionResponseTypes: ['ReportBatchItemFailures'],
      // The fewest that Lambda takes: ACM imports one certificate a second.
      scalingConfig: { maximumConcurrency: 2 },
      tags,
    });
    this.fill(queue);
    defineFunctionAlarms(this, dead, props);
    this.functionName = fn.functionName;
    this.ready = [policy, fn];
  }

  private role(): { role: IamRole; policy: IamRolePolicy } {
    const {
      name,
      at,
      description,
      rolePath,
      permissionsBoundary,
      tags,
      region,
      accountId,
      partition,
      statements,
      asksItself,
    } = this.props;
    const role = new IamRole(this, 'Role', {
      provider: at.provider,
      name,
      description,
      path: rolePath,
      permissionsBoundary,
      assumeRolePolicy: policyText([
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]),
      tags,
    });
    const arn = (service: string, resource: string) =>
      `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
    const policy = new IamRolePolicy(this, 'Policy', {
      provider: at.provider,
      name,
      role: role.name,
      policy: policyText([
        ...statements,
        {
          Sid: 'ReadItsQueue',
          Effect: 'Allow',
          Action: [
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:ReceiveMessage',
            ...(asksItself ? ['sqs:SendMessage'] : []),
          ],
          Resource: arn('sqs', name),
        },
        {
          Sid: 'WriteItsLog',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: arn('logs', `log-group:/aws/lambda/${name}:*`),
        },
      ]),
    });
    return { role, policy };
  }

  /** Lets the rules and the senders send to the queue, and nobody else. */
  private fill(queue: SqsQueue): void {
    const { name, at, events, eventBusName, schedule, senders = [], tags } = this.props;
    const place = { provider: at.provider, region: at.region };
    const rules = [
      ...Object.entries(events).map(([event, pattern]) => ({
        event,
        eventBusName,
        eventPattern: JSON.stringify(pattern),
      })),
      // Schedules are of the default bus alone (Amazon EventBridge User Guide, schedules).
      { event: 'schedule', eventBusName: undefined, scheduleExpression: schedule },
    ].map(({ event, ...when }) => {
      const rule = new CloudwatchEventRule(this, `Rule-${event}`, {
        ...place,
        ...when,
        name: `${name}-${event}`,
        tags,
      });
      new CloudwatchEventTarget(this, `Target-${event}`, {
        ...place,
        eventBusName: when.eventBusName,
        rule: rule.name,
        targetId: 'queue',
        arn: queue.arn,
      });
      return rule;
    });
    new SqsQueuePolicy(this, 'Senders', {
      ...place,
      queueUrl: queue.url,
      policy: policyText([
        {
          Sid: 'RulesOfThisFunction',
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: queue.arn,
          Condition: { ArnEquals: { 'aws:SourceArn': rules.map(({ arn }) => arn) } },
        },
        ...(senders.length === 0 ? [] : [sendersStatement(queue.arn, senders)]),
      ]),
    });
  }
}

/** By their accounts and names: IAM writes the id of a role for its ARN, and one that is made again has another. */
function sendersStatement(queueArn: string, senders: readonly string[]) {
  const accounts = senders.map((sender) => sender.split(':').slice(0, 5).join(':'));
  return {
    Sid: 'SendersOfOtherAccounts',
    Effect: 'Allow' as const,
    Principal: { AWS: [...new Set(accounts)].map((account) => `${account}:root`) },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:PrincipalArn': [...new Set(senders)] } },
  };
}
