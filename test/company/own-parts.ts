import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { Construct } from 'constructs';
import { type AccountStack, ApplicationStack } from '../../stacks';

const NEXT = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/orders/73e2d6bc24d8a067';

const ALARM = 'web-expires';

const READING = ['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'];

/** What these parts need beside what is published: to be planned, and to be deployed. */
export const OWN_POLICIES = {
  plan: [alarmPolicy('plan', READING)],
  deploy: [
    alarmPolicy('deploy', [
      ...READING,
      'cloudwatch:DeleteAlarms',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:TagResource',
      'cloudwatch:UntagResource',
    ]),
  ],
};

function alarmPolicy(role: string, actions: readonly string[]) {
  const Resource = `arn:aws:cloudwatch:eu-west-1:222222222222:alarm:${ALARM}`;
  const statement = { Sid: 'Alarm', Effect: 'Allow', Action: actions, Resource };
  return { name: `own-parts-${role}`, document: { Version: '2012-10-17', Statement: [statement] } };
}

/** What the company adds to the stack of its shop, and overrides in it, as no environment file says it. */
export function ownParts(stack: AccountStack): void {
  if (!(stack instanceof ApplicationStack) || !/^company(-next)?-shop$/.test(stack.node.id)) return;
  const web = stack.certificates?.inRegion('web', 'eu-west-1');
  if (web) warnBeforeExpiry(new Construct(stack, 'Own'), web.certificateArn);

  for (const element of stack.node.findAll()) {
    if (!(element instanceof LbListener) || element.node.id !== 'Resource') continue;
    if (element.node.path.includes('/web/')) forwardSomeTo(element, NEXT);
    if (element.node.path.includes('/orders/')) answerNotFound(element);
  }
}

function warnBeforeExpiry(scope: Construct, certificateArn: string): void {
  new CloudwatchMetricAlarm(scope, 'Expiry', {
    alarmName: ALARM,
    namespace: 'AWS/CertificateManager',
    metricName: 'DaysToExpiry',
    dimensions: { CertificateArn: certificateArn },
    statistic: 'Minimum',
    period: 86_400,
    evaluationPeriods: 1,
    comparisonOperator: 'LessThanThreshold',
    threshold: 30,
  });
}

/** A tenth of the requests goes to another target group. */
function forwardSomeTo(listener: LbListener, next: string): void {
  const [action] = listener.defaultActionInput as ReadonlyArray<{ readonly targetGroupArn?: string }>;
  listener.addOverride('default_action', [
    {
      type: 'forward',
      forward: {
        target_group: [
          { arn: action!.targetGroupArn, weight: 90 },
          { arn: next, weight: 10 },
        ],
      },
    },
  ]);
}

/** What no rule of the listener knows is not there. */
function answerNotFound(listener: LbListener): void {
  listener.addOverride('default_action', [
    { type: 'fixed-response', fixed_response: { content_type: 'text/plain', status_code: '404' } },
  ]);
}
