import type { SlackChannel, TeamsChannel } from '../../modules/core';

/** Where people are told of certificates. */
export interface NotificationReaders {
  /** Addresses that get mail; each is asked once whether it wants it. @default - none */
  readonly emails?: readonly [string, ...string[]];
  /** A channel of Slack, by Amazon Q Developer in chat applications. @default - none */
  readonly slack?: SlackChannel;
  /** A channel of Microsoft Teams, by Amazon Q Developer in chat applications. @default - none */
  readonly teams?: TeamsChannel;
  /**
   * ARN of a secret of AWS Secrets Manager in the account and Region of shared services, encrypted with the account's own key, whose
   * value is a URL that begins with `https`: it gets JSON by POST.
   *
   * @default - there is none
   */
  readonly webhookSecretArn?: string;
}
