import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { callAction } from './ask';

const REGION = 'eu-west-1';

/** What a topic told. */
export interface Told {
  readonly Subject: string;
  readonly Message: string;
}

/** A topic of SNS in eu-west-1 of an emulated account, and a queue that it tells. */
export class ToldTopic {
  private constructor(
    private readonly endpoint: string,
    private readonly accountId: string,
    private readonly name: string,
  ) {}

  public static arn(accountId: string, name: string): string {
    return `arn:aws:sns:${REGION}:${accountId}:${name}`;
  }

  public static async of(endpoint: string, accountId: string, name: string): Promise<ToldTopic> {
    const credentials = await accountCredentials(endpoint, accountId);
    const sns = new SNSClient({ endpoint, region: REGION, credentials });
    await sns.send(new CreateTopicCommand({ Name: name }));
    return ToldTopic.standing(endpoint, accountId, name);
  }

  /** One that somebody else has made. */
  public static async standing(endpoint: string, accountId: string, name: string): Promise<ToldTopic> {
    const topic = new ToldTopic(endpoint, accountId, name);
    const credentials = await accountCredentials(endpoint, accountId);
    const sns = new SNSClient({ endpoint, region: REGION, credentials });
    await topic.call('CreateQueue', { QueueName: `told-${name}` });
    await sns.send(
      new SubscribeCommand({
        TopicArn: ToldTopic.arn(accountId, name),
        Protocol: 'sqs',
        Endpoint: `arn:aws:sqs:${REGION}:${accountId}:told-${name}`,
      }),
    );
    return topic;
  }

  /** Takes what it was told so far. */
  public async take(): Promise<Told[]> {
    const QueueUrl = `${this.endpoint}/${this.accountId}/told-${this.name}`;
    const { Messages = [] } = (await this.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })) as {
      readonly Messages?: ReadonlyArray<{ readonly Body: string; readonly ReceiptHandle: string }>;
    };
    for (const { ReceiptHandle } of Messages) await this.call('DeleteMessage', { QueueUrl, ReceiptHandle });
    return Messages.map(({ Body }) => JSON.parse(Body) as Told);
  }

  private call(action: string, body: object): Promise<unknown> {
    return callAction(this.endpoint, this.accountId, 'sqs', `AmazonSQS.${action}`, body);
  }
}
