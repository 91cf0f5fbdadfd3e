import { CloudwatchEventBus } from '@cdktf/provider-aws/lib/cloudwatch-event-bus';
import { CloudwatchEventBusPolicy } from '@cdktf/provider-aws/lib/cloudwatch-event-bus-policy';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { type Placement, type Tags, policyText } from '../core/constructs';

/** Who may send events to the bus of a function. */
export interface EventSenders {
  readonly partition: string;
  readonly organizationId: string;
  /** Accounts that may whatever organization they are of. */
  readonly outsideAccountIds: readonly string[];
}

/**
 * Who may tell: accounts of the organization, and those that are named. Nobody can say that an event is from `aws.acm`, and the rule of
 * the bus looks at no other (Amazon EventBridge API Reference, PutEvents).
 */
export function eventSenders(
  { partition, organizationId, outsideAccountIds }: EventSenders,
  busArn: string,
): object[] {
  const mayTell = { Effect: 'Allow', Action: 'events:PutEvents', Resource: busArn };
  return [
    {
      Sid: 'OwnOrganization',
      ...mayTell,
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
    },
    ...(outsideAccountIds.length === 0
      ? []
      : [
          {
            Sid: 'AccountsByName',
            ...mayTell,
            Principal: { AWS: outsideAccountIds.map((id) => `arn:${partition}:iam::${id}:root`) },
          },
        ]),
  ];
}

export interface FunctionBusProps {
  /** Of the function, which the bus has too. */
  readonly functionName: string;
  readonly at: Placement;
  readonly partition: string;
  readonly organizationId: string;
  /** @default - none */
  readonly outsideAccountIds?: readonly string[];
  readonly tags?: Tags;
}

/** The bus of a function, on which accounts tell of their events. */
export interface FunctionBus {
  readonly name: string;
  /** What a rule of an account waits for: EventBridge asks the policy of the bus when the rule gets it as a target. */
  readonly ready: readonly ITerraformDependable[];
}

/** Makes the bus of a function, and says who may send to it. */
export function functionBus(scope: Construct, props: FunctionBusProps): FunctionBus {
  const { functionName, at, partition, organizationId, outsideAccountIds = [], tags } = props;
  const { provider, region } = at;
  const bus = new CloudwatchEventBus(scope, 'Bus', { provider, region, name: functionName, tags });
  const policy = new CloudwatchEventBusPolicy(scope, 'Senders', {
    provider,
    region,
    eventBusName: bus.name,
    policy: policyText(eventSenders({ partition, organizationId, outsideAccountIds }, bus.arn)),
  });
  return { name: bus.name, ready: [policy] };
}
