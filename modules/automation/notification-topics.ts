import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration';
import { ChatbotTeamsChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-teams-channel-configuration';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';
import type { NotificationChannel, Placement, SlackChannel, Tags, TeamsChannel } from '../core/constructs';

/** Where people are told, and how. */
export interface NotificationReaders {
  /** Addresses that get mail; each confirms it once. @default - none */
  readonly emails?: readonly string[];
  /** A channel of a Slack workspace that Amazon Q Developer in chat applications may write to. @default - none */
  readonly slack?: SlackChannel;
  /** A channel of Microsoft Teams that it may write to. @default - none */
  readonly teams?: TeamsChannel;
  /** ARN of a secret of the function's account and Region, whose value is a URL that is told by HTTPS. @default - there is none */
  readonly webhookSecretArn?: string;
}

export interface NotificationTopicsProps extends NotificationReaders {
  /** Of the topic; what belongs to it begins with it. */
  readonly name: string;
  readonly at: Placement;
  /** Account and Region whose chat service has the channels: it is in a few Regions only. */
  readonly chatAt: Placement;
  /** ARN of the role of chats, asked for where there is one. */
  readonly chatRoleArn: () => string;
  readonly partition: string;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** The topics of a channel: one for mail, and one for chats, which have a form of their own. */
export class NotificationTopics extends Construct {
  public readonly channel: NotificationChannel;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NotificationTopicsProps,
  ) {
    super(scope, id);
    const { name, emails = [], slack, teams, webhookSecretArn, at, tags } = props;
    const place = { provider: at.provider, region: at.region };
    const topic = new SnsTopic(this, 'Topic', { ...place, name, tags });
    const subscriptions = new Construct(this, 'Mail');
    for (const address of emails) {
      new SnsTopicSubscription(subscriptions, address, {
        ...place,
        topicArn: topic.arn,
        protocol: 'email',
        endpoint: address,
      });
    }
    const hasChat = slack !== undefined || teams !== undefined;
    const chat = hasChat
      ? new SnsTopic(this, 'ChatTopic', { ...place, name: `${name}-chat`, tags })
      : undefined;
    if (chat) this.talk(chat);
    const hasMail = emails.length > 0 ? true : undefined;
    this.channel = { topicArn: topic.arn, hasMail, chatTopicArn: chat?.arn, webhookSecretArn };
  }

  private talk(topic: SnsTopic): void {
    const { name, slack, teams, chatAt, chatRoleArn, partition, tags } = this.props;
    const settings = {
      provider: chatAt.provider,
      region: chatAt.region,
      iamRoleArn: chatRoleArn(),
      // Without one, AWS takes AdministratorAccess as the most that people of the channel may do.
      guardrailPolicyArns: [`arn:${partition}:iam::aws:policy/AWSDenyAll`],
      snsTopicArns: [topic.arn],
      loggingLevel: 'ERROR',
      tags,
    };
    if (slack)
      new ChatbotSlackChannelConfiguration(this, 'Slack', {
        ...settings,
        configurationName: `${name}-slack`,
        slackTeamId: slack.workspaceId,
        slackChannelId: slack.channelId,
      });
    if (teams)
      new ChatbotTeamsChannelConfiguration(this, 'Teams', {
        ...settings,
        configurationName: `${name}-teams`,
        tenantId: teams.tenantId,
        teamId: teams.teamId,
        channelId: teams.channelId,
      });
  }
}
