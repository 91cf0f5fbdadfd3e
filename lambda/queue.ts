/** What Lambda gives a function that reads a queue. */
export interface QueueEvent {
  readonly Records: ReadonlyArray<{ readonly messageId: string; readonly body: string }>;
}

/** What Lambda takes back: messages that stay in the queue, and come to the dead-letter queue in the end. */
export interface FailedMessages {
  readonly batchItemFailures: ReadonlyArray<{ readonly itemIdentifier: string }>;
}

/** An event of EventBridge, as far as anybody looks at it: the rest of a message is hostile text, and so is its detail. */
export interface BusEvent {
  readonly source: string;
  readonly 'detail-type': string;
  /** Account that sent it, which EventBridge says. */
  readonly account?: unknown;
  readonly detail?: unknown;
}

/** Work of the events of each source, for example `aws.acm`. */
export type Work = ReadonlyMap<string, (event: BusEvent) => Promise<void>>;

/**
 * Does the work that all messages of a batch ask for, once. Where it fails, all of them stay; a message that is no event of these
 * sources stays for itself, and the rest goes on.
 *
 * @param sources of events, for example `aws.secretsmanager`
 * @param failed told of the reason, where the work fails
 */
export async function workOnce(
  { Records: records }: QueueEvent,
  sources: readonly string[],
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): Promise<FailedMessages> {
  const [known, unknown] = parted(records, ({ body }) => sources.includes(eventIn(body)?.source ?? ''));
  if (known.length === 0) return failures(unknown);
  try {
    await work();
    return failures(unknown);
  } catch (error) {
    failed(error);
    return failures(records);
  }
}

/**
 * Does the work of each message, beside the others; where it fails, that message stays.
 *
 * @param failed told of the reason, where the work fails
 */
export async function workEach(
  { Records: records }: QueueEvent,
  works: Work,
  failed: (error: unknown) => void,
): Promise<FailedMessages> {
  const left = await Promise.all(
    records.map(async (record) => {
      const event = eventIn(record.body);
      const work = event && works.get(event.source);
      if (work === undefined) return [record];
      try {
        await work(event!);
        return [];
      } catch (error) {
        failed(error);
        return [record];
      }
    }),
  );
  return failures(left.flat());
}

function eventIn(body: string): BusEvent | undefined {
  try {
    const value = JSON.parse(body) as Partial<BusEvent> | null;
    return typeof value?.source === 'string' && typeof value['detail-type'] === 'string'
      ? (value as BusEvent)
      : undefined;
  } catch {
    return undefined;
  }
}

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function failures(records: QueueEvent['Records']): FailedMessages {
  return { batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
