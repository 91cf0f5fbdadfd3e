import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { type Placement, type RoleSettings, type Tags, partitionOf, policyText } from '../core/constructs';
import { placeOf } from './place';

export interface RevocationListEventsProps extends RoleSettings {
  /** Of the rule and its role. */
  readonly name: string;
  /** ARNs of the CAs, in the Region of the rule. */
  readonly certificateAuthorityArns: readonly [string, ...string[]];
  /** Account of the function of a `TrustStoreRevocation`, in the Region of the rule. */
  readonly receiverAccountId: string;
  /** Name of that function, which is that of its queue. */
  readonly functionName: string;
  /** Account and Region of the CAs; says both. */
  readonly at: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * Tells a function of another account when CAs have written their lists. EventBridge sends to a queue of another account in its own
 * Region only; whose queue is not there yet is told nothing, and sweeps.
 */
export class RevocationListEvents extends Construct {
  constructor(scope: Construct, id: string, props: RevocationListEventsProps) {
    super(scope, id);
    const { name, at, certificateAuthorityArns, receiverAccountId, functionName, tags } = props;
    const { region, accountId } = placeOf(this, at);
    const partition = partitionOf(region);
    const queueArn = `arn:${partition}:sqs:${region}:${receiverAccountId}:${functionName}`;
    const place = { provider: at.provider, region: at.region };
    const role = new IamRole(this, 'Role', {
      provider: at.provider,
      name,
      path: props.rolePath,
      description: `Lets EventBridge tell ${receiverAccountId} of revocation lists`,
      permissionsBoundary: props.permissionsBoundary,
      assumeRolePolicy: policyText([
        {
          Sid: 'OnlyItsRule',
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: {
            StringEquals: { 'aws:SourceAccount': accountId },
            ArnEquals: { 'aws:SourceArn': `arn:${partition}:events:${region}:${accountId}:rule/${name}` },
          },
        },
      ]),
      tags,
    });
    new IamRolePolicy(this, 'Policy', {
      provider: at.provider,
      name,
      role: role.name,
      policy: policyText([
        { Sid: 'SendToItsQueue', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn },
      ]),
    });
    const rule = new CloudwatchEventRule(this, 'Resource', {
      ...place,
      name,
      description: `Tells ${functionName} of ${receiverAccountId} of revocation lists`,
      // AWS Private CA User Guide, CloudWatch Events: a failed list is none to fetch.
      eventPattern: JSON.stringify({
        source: ['aws.acm-pca'],
        'detail-type': ['ACM Private CA CRL Generation'],
        resources: certificateAuthorityArns,
        detail: { result: ['success'] },
      }),
      tags,
    });
    new CloudwatchEventTarget(this, 'Target', {
      ...place,
      rule: rule.name,
      targetId: 'queue',
      arn: queueArn,
      roleArn: role.arn,
    });
  }
}
