import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import {
  METRICS_NAMESPACE,
  NOTIFICATIONS_VARIABLE,
  NOTIFICATION_METRICS,
  type NotificationChannel,
  type NotificationsConfiguration,
  type OwnerChannel,
  type Placement,
  type RoleSettings,
  type Tags,
  ownerTopicName,
  partitionOf,
  policyText,
} from '../core/constructs';
import { functionBus } from './function-bus';
import { NOTIFIED_EVENTS } from './notification-events';
import { notificationStatements } from './notification-rights';
import { type NotificationReaders, NotificationTopics } from './notification-topics';
import { placeOf } from './place';
import { QueuedFunction } from './queued-function';

export interface NotificationsProps extends NotificationReaders, RoleSettings {
  /** Of the function, its event bus, its topics and all that belongs to it: letters, digits, `-` and `_`, at most 55. */
  readonly functionName: string;
  /** Name of the environment, the dimension of the metrics. */
  readonly environment: string;
  /** Account of the function and of the census; says its Region and account. */
  readonly at: Placement;
  /** The same account in a Region with Amazon Q Developer in chat applications. @default - the Region of `at`, which must have it where a chat is told */
  readonly chatAt?: Placement;
  /** Bucket of the `Census`, with what it found. */
  readonly bucketName: string;
  /** Who is told of accounts for which they answer, in place of the others, by their names as the census has them. @default - nobody is */
  readonly owners?: Readonly<Record<string, NotificationReaders>>;
  /** Path of the parameters with owners, which begins with a slash. */
  readonly ownersPath: string;
  /** Where runbooks are: a message has the name of one behind it. @default - it has the name alone */
  readonly runbooksUrl?: string;
  /** Id of the organization whose accounts may tell of certificates. */
  readonly organizationId: string;
  /** Accounts that may, whatever organization they are of. @default - none */
  readonly outsideAccountIds?: readonly string[];
  /** ARNs that alarms of the function tell, for example of SNS topics. @default - alarms are seen in CloudWatch only */
  readonly alarmActions?: readonly string[];
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A function that tells people of certificates: what AWS says of them, which accounts pass on by a `NotifiedAccount`, and what a `Census`
 * has found. Each matter is told once, and once more when it has passed.
 *
 * @throws ValidationError where its place says no Region or account, or its name is too long
 */
export class Notifications extends Construct {
  /** What a rule of an account waits for: EventBridge asks the policy of the bus when the rule gets it as a target. */
  public readonly ready: readonly ITerraformDependable[];
  private roleOfChats?: IamRole;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NotificationsProps,
  ) {
    super(scope, id);
    const { functionName, at, environment, owners = {}, tags, alarmActions } = props;
    const { region, accountId } = placeOf(this, at);
    const partition = partitionOf(region);
    const place = { partition, region, accountId };
    const bus = functionBus(this, { ...props, partition });
    this.ready = bus.ready;
    const channel = this.channel(this, functionName, props, partition);
    const scopeOfOwners = new Construct(this, 'Owners');
    for (const [owner, readers] of Object.entries(owners))
      this.owner(scopeOfOwners, owner, readers, partition);
    new QueuedFunction(this, 'Function', {
      name: functionName,
      code: 'notifications',
      description: `Tells people of certificates of ${environment}`,
      at,
      region,
      accountId,
      partition,
      variables: { [NOTIFICATIONS_VARIABLE]: JSON.stringify(this.configuration(region, channel)) },
      statements: notificationStatements({ ...props, at: place }),
      eventBusName: bus.name,
      events: { certificates: NOTIFIED_EVENTS },
      schedule: 'rate(1 hour)',
      alarms: {
        failed: {
          namespace: METRICS_NAMESPACE,
          name: NOTIFICATION_METRICS.failed,
          dimensions: { environment },
        },
      },
      alarmActions,
      rolePath: props.rolePath,
      permissionsBoundary: props.permissionsBoundary,
      tags,
    });
  }

  /** A parameter each: they may be more than a function's variables hold. */
  private owner(scope: Construct, owner: string, readers: NotificationReaders, partition: string): void {
    const { functionName, at, ownersPath, tags } = this.props;
    const name = ownerTopicName(functionName, owner);
    const own = new Construct(scope, owner);
    const channel = this.channel(own, name, readers, partition);
    new SsmParameter(own, 'Parameter', {
      provider: at.provider,
      region: at.region,
      name: `${ownersPath}/${ownerTopicName('of', owner)}`,
      description: `Where ${owner} is told of certificates`,
      type: 'String',
      value: JSON.stringify({ owner, ...channel } satisfies OwnerChannel),
      tags,
    });
  }

  private channel(
    scope: Construct,
    name: string,
    readers: NotificationReaders,
    partition: string,
  ): NotificationChannel {
    const { at, chatAt = at, tags } = this.props;
    const { emails, slack, teams, webhookSecretArn } = readers;
    return new NotificationTopics(scope, 'Channel', {
      ...{ emails, slack, teams, webhookSecretArn },
      ...{ name, at, chatAt, chatRoleArn: () => this.chatRole().arn, partition, tags },
    }).channel;
  }

  /** One for all chats, as IAM takes no name that has a long one of an owner in it. Telling needs no rights: nobody of a channel gets any. */
  private chatRole(): IamRole {
    const { functionName, at, chatAt = at, rolePath, permissionsBoundary, tags } = this.props;
    this.roleOfChats ??= new IamRole(this, 'ChatRole', {
      provider: chatAt.provider,
      name: `${functionName}-chat`,
      description: `Lets chats read of ${functionName}`,
      path: rolePath,
      permissionsBoundary,
      assumeRolePolicy: policyText([
        { Effect: 'Allow', Principal: { Service: 'chatbot.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]),
      tags,
    });
    return this.roleOfChats;
  }

  private configuration(region: string, channel: NotificationChannel): NotificationsConfiguration {
    const { environment, bucketName, ownersPath, runbooksUrl } = this.props;
    return { environment, region, bucketName, channel, ownersPath, runbooksUrl };
  }
}
