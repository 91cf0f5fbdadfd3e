/** Variable of the function's environment that holds its configuration, in JSON. */
export const NOTIFICATIONS_VARIABLE = 'CERTFLEET_NOTIFICATIONS';

/** Where people are told. */
export interface NotificationChannel {
  /** SNS topic with a text for mail. */
  readonly topicArn: string;
  /** Whether somebody gets it as mail. @default - only the chat and the webhook tell of it */
  readonly hasMail?: boolean;
  /** SNS topic that Amazon Q Developer in chat applications reads. @default - nobody is told in a chat */
  readonly chatTopicArn?: string;
  /** Secret of AWS Secrets Manager whose value is a URL that is told by HTTPS. @default - there is none */
  readonly webhookSecretArn?: string;
}

/** The channel of whoever answers for accounts. */
export interface OwnerChannel extends NotificationChannel {
  /** As the environment names them. */
  readonly owner: string;
}

/** What one function tells, and where. Nothing of it comes from an event. */
export interface NotificationsConfiguration {
  /** Name of the environment. */
  readonly environment: string;
  /** Region of the function, of the bucket and of the topics. */
  readonly region: string;
  /** Bucket of the census. */
  readonly bucketName: string;
  /** Who is told of what has no owner, or one without a channel. */
  readonly channel: NotificationChannel;
  /** Path of the SSM parameters with an `OwnerChannel` each. */
  readonly ownersPath: string;
  /** Where runbooks are: the name of one goes behind it. @default - a message has the name alone */
  readonly runbooksUrl?: string;
}

/** Object of the census' bucket that says what was told. */
export const NOTIFIED_KEY = 'notified.json';

/** Metrics of the function, each counted by its dimension `environment`. */
export const NOTIFICATION_METRICS = {
  told: 'NotificationTold',
  /** What an event said and nobody need know. */
  ignored: 'NotificationIgnored',
  failed: 'NotificationFailed',
} as const;

/** A channel of Slack. */
export interface SlackChannel {
  /** Of the workspace, which somebody has connected in the console of Amazon Q Developer in chat applications: `T` and letters. */
  readonly workspaceId: string;
  /** `C` or `G` and letters. */
  readonly channelId: string;
}

/** A channel of Microsoft Teams. */
export interface TeamsChannel {
  /** Of the organization in Microsoft Entra. */
  readonly tenantId: string;
  /** Of the team, which somebody has connected in the console of Amazon Q Developer in chat applications. */
  readonly teamId: string;
  /** As a link to the channel has it: `19%3a…%40thread.tacv2`. */
  readonly channelId: string;
}

/** Regions with the API of Amazon Q Developer in chat applications (AWS General Reference, its endpoints). */
export const CHAT_REGIONS = ['eu-west-1', 'us-east-2', 'us-west-2', 'ap-southeast-1'] as const;

/** Name of the topic, and of what belongs to it, of whoever answers for accounts. */
export function ownerTopicName(name: string, owner: string): string {
  return `${name}-${owner.replaceAll(/[^\w-]+/g, '-')}`;
}
