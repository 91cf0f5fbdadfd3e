import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { QUEUE_VARIABLE } from '../modules/core/own-queue';
import { CLIENT_SETTINGS } from './clients';

/** Messages of one call (Amazon SQS API Reference, SendMessageBatch). */
const MESSAGES_AT_ONCE = 10;
/** So that an event need not wait behind all of them, and ACM is asked no faster than it answers. */
const MESSAGES_A_SECOND = 5;
/** Amazon SQS API Reference, SendMessage. */
const DELAY_SECONDS_MAXIMUM = 900;

/**
 * Sends a function messages of its own: work that grows with accounts is a message each. They come five a second, those beyond
 * a quarter of an hour at its end.
 *
 * @param source of the messages, by which the function knows them
 * @param afterSeconds before the first comes
 * @returns seconds until the last comes
 * @throws Error where SQS did not take one of them
 */
export async function askItself(
  source: string,
  details: readonly object[],
  afterSeconds = 0,
): Promise<number> {
  const url = process.env[QUEUE_VARIABLE];
  if (url === undefined) throw new Error(`the function has no variable ${QUEUE_VARIABLE}; deploy its stack`);
  const sqs = new SQSClient(CLIENT_SETTINGS);
  const entries = details.map((detail, index) => ({
    Id: String(index),
    DelaySeconds: Math.min(afterSeconds + Math.floor(index / MESSAGES_A_SECOND), DELAY_SECONDS_MAXIMUM),
    MessageBody: JSON.stringify({ source, 'detail-type': 'Part', detail }),
  }));
  for (let start = 0; start < entries.length; start += MESSAGES_AT_ONCE) {
    const Entries = entries.slice(start, start + MESSAGES_AT_ONCE);
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    const [failed] = Failed;
    if (failed) throw new Error(`SQS must take every message, got ${failed.Code}`);
  }
  return entries.at(-1)?.DelaySeconds ?? 0;
}
