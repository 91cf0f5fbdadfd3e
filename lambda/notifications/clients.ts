import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { NotificationChannel, NotificationsConfiguration } from '../../modules/core/notifications';
import { Kept } from '../census/kept';
import { CLIENT_SETTINGS } from '../clients';
import { reasonOf } from '../log';
import { Channels } from './channels';
import { type Message, chatText, textOf, webhookBody } from './message';
import { Notified } from './notes';

const WEBHOOK_MILLISECONDS = 10_000;

/** What is asked of AWS, and of webhooks. */
export interface NotificationClients {
  /** What the census found. */
  readonly census: Kept;
  readonly notified: Notified;
  readonly channels: () => Promise<Channels>;
  /**
   * Tells a channel.
   *
   * @returns why a chat or a webhook was not told, where mail was
   * @throws Error where nobody was
   */
  readonly tell: (channel: NotificationChannel, message: Message) => Promise<string[]>;
}

export function awsClients(configuration: NotificationsConfiguration): NotificationClients {
  const { region, bucketName, environment } = configuration;
  const settings = { ...CLIENT_SETTINGS, region };
  const s3 = new S3Client(settings);
  const sns = new SNSClient(settings);
  const secrets = new SecretsManagerClient(settings);
  const publish = (TopicArn: string, { matter, subject }: Message, text: string) =>
    sns.send(
      new PublishCommand({
        TopicArn,
        Subject: subject,
        Message: text,
        // For subscriptions that want some of them only (Amazon SNS Developer Guide, message filtering).
        MessageAttributes: { matter: { DataType: 'String', StringValue: matter } },
      }),
    );
  return {
    census: new Kept(s3, bucketName),
    notified: new Notified(s3, bucketName),
    channels: () => Channels.of(configuration, new SSMClient(settings)),
    tell: async ({ topicArn, hasMail, chatTopicArn, webhookSecretArn }, message) => {
      await publish(topicArn, message, textOf(message));
      const others = await Promise.allSettled([
        ...(chatTopicArn === undefined ? [] : [publish(chatTopicArn, message, chatText(message))]),
        ...(webhookSecretArn === undefined
          ? []
          : [post(secrets, webhookSecretArn, webhookBody(message, environment))]),
      ]);
      const failures = others.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      // Whom neither mail nor anything else has reached, knows nothing of it.
      if (!hasMail && failures.length > 0 && failures.length === others.length) throw failures[0]!.reason;
      return failures.map(({ reason }) => reasonOf(reason));
    },
  };
}

/** The URL is a secret: whoever has it may write there. No error shows it. */
async function post(secrets: SecretsManagerClient, secretArn: string, body: string): Promise<void> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const url = URL.canParse(SecretString ?? '') ? new URL(SecretString!) : undefined;
  if (url?.protocol !== 'https:') throw new Error(`${secretArn} must hold a URL that begins with https`);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(WEBHOOK_MILLISECONDS),
  }).catch((error: unknown) => {
    const { cause } = error as { readonly cause?: { readonly code?: string } };
    throw new Error(
      `the webhook of ${secretArn} gives no answer: ${cause?.code ?? 'it was closed or redirects'}`,
    );
  });
  if (!answer.ok) throw new Error(`the webhook of ${secretArn} answers ${answer.status}`);
}
