import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { placementsById } from '../certificate/regional-certificates';
import type { Placement, Tags } from '../core/constructs';
import type { ForwardingRule } from './requests';

export interface ForwardedEventsProps {
  /** Of the rules, the same in every Region. */
  readonly name: string;
  readonly rule: ForwardingRule;
  /** ARN of the role by which events are sent. */
  readonly roleArn: string;
  readonly placements: readonly [Placement, ...Placement[]];
  /** What a rule waits for. @default - nothing */
  readonly ready?: readonly ITerraformDependable[];
  readonly tags?: Tags;
}

/** Sends events of an account's Regions to a bus of another account, by a rule in each, below an id of the Region. */
export function forwardEvents(
  scope: Construct,
  { name, rule, roleArn, placements, ready, tags }: ForwardedEventsProps,
): void {
  const { description, eventPattern, targetId, targetArn } = rule;
  for (const [regionId, { provider, region }] of placementsById(scope, placements)) {
    const place = { provider, region };
    const regional = new Construct(scope, regionId);
    const made = new CloudwatchEventRule(regional, 'Rule', {
      ...place,
      name,
      description,
      eventPattern: JSON.stringify(eventPattern),
      tags,
    });
    new CloudwatchEventTarget(regional, 'Target', {
      ...place,
      rule: made.name,
      targetId,
      arn: targetArn,
      roleArn,
      dependsOn: ready && [...ready],
    });
  }
}
