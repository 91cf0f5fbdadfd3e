import type { Emulator } from '../../emulator/emulator';
import { bundle } from '../../lambda/bundle';
import { callAction } from './ask';
import { EmulatedFunction } from './emulated-function';
import { until } from './until';

const REGION = 'eu-west-1';

export interface QueueDrivenFunctionProps {
  readonly accountId: string;
  readonly name: string;
  /** Folder of `lambda/`. */
  readonly code: string;
  readonly statements: readonly object[];
  readonly variables: Readonly<Record<string, string>>;
  /** Of the events that start it, beside a schedule. @default - the schedule alone does */
  readonly pattern?: object;
  /** Name of the bus of these events. @default - the account's default bus */
  readonly eventBusName?: string;
  /** How often a message is tried. */
  readonly receives: number;
}

/** A function with its real code, in eu-west-1 of an emulated account; events of the bus and a schedule fill the queue that it reads. */
export class QueueDrivenFunction {
  private constructor(
    private readonly emulator: Emulator,
    private readonly props: QueueDrivenFunctionProps,
    private readonly made: EmulatedFunction,
  ) {}

  /** Without its queue. */
  public static async of(emulator: Emulator, props: QueueDrivenFunctionProps): Promise<QueueDrivenFunction> {
    const { accountId, name, code, statements, variables } = props;
    const made = await EmulatedFunction.of(emulator, {
      accountId,
      name,
      code: bundle(code),
      statements,
      variables,
    });
    return new QueueDrivenFunction(emulator, props, made);
  }

  public async makeQueue(): Promise<void> {
    const { name, pattern, eventBusName: EventBusName, receives } = this.props;
    await this.call('sqs', 'AmazonSQS.CreateQueue', { QueueName: `${name}-dead` });
    await this.call('sqs', 'AmazonSQS.CreateQueue', {
      QueueName: name,
      Attributes: {
        VisibilityTimeout: '60',
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: `${this.queueArn}-dead`,
          maxReceiveCount: receives,
        }),
      },
    });
    await this.made.readQueue(this.queueArn);
    const rules = {
      ...(pattern !== undefined && {
        [`${name}-changed`]: { EventPattern: JSON.stringify(pattern), EventBusName },
      }),
      [`${name}-daily`]: { ScheduleExpression: 'rate(1 day)' },
    };
    for (const [Name, rule] of Object.entries(rules)) {
      await this.call('events', 'AWSEvents.PutRule', { Name, ...rule });
      await this.call('events', 'AWSEvents.PutTargets', {
        Rule: Name,
        ...('EventBusName' in rule && { EventBusName }),
        Targets: [{ Id: 'queue', Arn: this.queueArn }],
      });
    }
  }

  /** Lets a role of another account send to its queue. */
  public lets(roleArn: string): Promise<unknown> {
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: `${roleArn.split(':').slice(0, 5).join(':')}:root` },
      Action: 'sqs:SendMessage',
      Resource: this.queueArn,
      Condition: { ArnEquals: { 'aws:PrincipalArn': [roleArn] } },
    };
    return this.call('sqs', 'AmazonSQS.SetQueueAttributes', {
      QueueUrl: this.url(),
      Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) },
    });
  }

  /** Whether events reach it; the schedule does in any case. */
  public hearsEvents(hears: boolean): Promise<unknown> {
    return this.call('events', `AWSEvents.${hears ? 'Enable' : 'Disable'}Rule`, {
      ...{ Name: `${this.props.name}-changed`, EventBusName: this.props.eventBusName },
    });
  }

  /**
   * Has the function killed.
   *
   * @param killAt before its third request to AWS is sent: 3; once that is answered: 3.5. @default - it is let live
   */
  public killAt(killAt?: number): Promise<unknown> {
    const more = killAt === undefined ? {} : { CERTFLEET_KILL_AT: String(killAt) };
    return this.made.ask('/configuration', {
      method: 'PUT',
      body: { Environment: { Variables: { ...this.props.variables, ...more } } },
    });
  }

  public makeAlias(Name: string): Promise<unknown> {
    return this.made.ask('/aliases', { body: { Name, FunctionVersion: '$LATEST' } });
  }

  /**
   * Invokes it.
   *
   * @param alias by which it is invoked. @default - none
   * @throws Error where it fails
   */
  public async invoke(event: object, alias?: string): Promise<unknown> {
    const name = alias === undefined ? this.props.name : `${this.props.name}?Qualifier=${alias}`;
    const answer = await this.made.invoke(name, undefined, event);
    if ('errorType' in answer) throw new Error(JSON.stringify(answer));
    return answer;
  }

  public send(body: string): Promise<unknown> {
    return this.call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: this.url(), MessageBody: body });
  }

  /** Messages that nobody read with success. */
  public deadMessages(): Promise<number> {
    return this.messagesIn('-dead');
  }

  public forgetDeadMessages(): Promise<unknown> {
    return this.call('sqs', 'AmazonSQS.PurgeQueue', { QueueUrl: this.url('-dead') });
  }

  /** Messages that are not read yet. */
  public messages(): Promise<number> {
    return this.messagesIn('');
  }

  /** Waits until the function has read every message, and its log is written. */
  public isRead(): Promise<number> {
    return until(
      () => this.messages(),
      (left) => left === 0,
    );
  }

  /** Everything that it wrote, the oldest first. */
  public async output(): Promise<string[]> {
    const { events } = (await this.call('logs', 'Logs_20140328.FilterLogEvents', {
      logGroupName: `/aws/lambda/${this.props.name}`,
    })) as { readonly events: ReadonlyArray<{ readonly message: string }> };
    return events.map(({ message }) => message);
  }

  /** Its lines of JSON, the oldest first. */
  public async log(): Promise<Array<Record<string, unknown>>> {
    const output = await this.output();
    return output.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as never] : []));
  }

  private async messagesIn(which: '' | '-dead'): Promise<number> {
    const { Attributes } = (await this.call('sqs', 'AmazonSQS.GetQueueAttributes', {
      QueueUrl: this.url(which),
      AttributeNames: ['All'],
    })) as { readonly Attributes: Readonly<Record<string, string>> };
    return (
      Number(Attributes['ApproximateNumberOfMessages']) +
      Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
    );
  }

  private get queueArn(): string {
    return `arn:aws:sqs:${REGION}:${this.props.accountId}:${this.props.name}`;
  }

  private url(which: '' | '-dead' = ''): string {
    return `${this.emulator.endpoint}/${this.props.accountId}/${this.props.name}${which}`;
  }

  private call(service: string, action: string, body: object): Promise<unknown> {
    return callAction(this.emulator.endpoint, this.props.accountId, service, action, body);
  }
}
