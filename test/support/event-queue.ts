import { callAction } from './ask';

/** An event as its receiver reads it. */
export interface ReceivedEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly account: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A queue of an emulated account in eu-west-1, to which the default bus sends what a pattern matches. */
export class EventQueue {
  private constructor(
    private readonly endpoint: string,
    private readonly accountId: string,
    private readonly name: string,
  ) {}

  public static async of(
    endpoint: string,
    accountId: string,
    { name, pattern }: { readonly name: string; readonly pattern: object },
  ): Promise<EventQueue> {
    const queue = new EventQueue(endpoint, accountId, name);
    await queue.call('sqs', 'AmazonSQS.CreateQueue', { QueueName: name });
    await queue.call('events', 'AWSEvents.PutRule', { Name: name, EventPattern: JSON.stringify(pattern) });
    const Arn = `arn:aws:sqs:eu-west-1:${accountId}:${name}`;
    await queue.call('events', 'AWSEvents.PutTargets', { Rule: name, Targets: [{ Id: 'queue', Arn }] });
    return queue;
  }

  /** Takes what has come so far; waits for nothing, since an event is sent before whoever caused it is answered. */
  public async take(): Promise<ReceivedEvent[]> {
    const QueueUrl = `${this.endpoint}/${this.accountId}/${this.name}`;
    const taken: ReceivedEvent[] = [];
    for (;;) {
      const { Messages = [] } = (await this.call('sqs', 'AmazonSQS.ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages: 10,
      })) as { readonly Messages?: ReadonlyArray<{ readonly Body: string; readonly ReceiptHandle: string }> };
      if (Messages.length === 0) return taken;
      for (const { Body, ReceiptHandle } of Messages) {
        taken.push(JSON.parse(Body) as ReceivedEvent);
        await this.call('sqs', 'AmazonSQS.DeleteMessage', { QueueUrl, ReceiptHandle });
      }
    }
  }

  private call(service: string, action: string, body: object): Promise<unknown> {
    return callAction(this.endpoint, this.accountId, service, action, body);
  }
}
