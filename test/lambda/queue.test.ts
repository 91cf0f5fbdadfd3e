import { reasonOf } from '../../lambda/log';
import { type QueueEvent, type Work, workEach, workOnce } from '../../lambda/queue';

const SOURCES = ['aws.secretsmanager', 'aws.events'];
const event = (source: unknown) => JSON.stringify({ source, 'detail-type': 'Scheduled Event' });

function batch(...bodies: readonly string[]): QueueEvent {
  return { Records: bodies.map((body, index) => ({ messageId: String(index), body })) };
}

async function worked(messages: QueueEvent, work = jest.fn(() => Promise.resolve())) {
  const failed = jest.fn();
  const { batchItemFailures } = await workOnce(messages, SOURCES, work, failed);
  return {
    times: work.mock.calls.length,
    failed,
    left: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
  };
}

test('messages that ask for the same are one piece of work', async () => {
  expect(await worked(batch(event('aws.events'), event('aws.secretsmanager')))).toMatchObject({
    times: 1,
    left: [],
  });
});

test.each([
  ['no JSON', '{"source"'],
  ['null', 'null'],
  ['a list', '[]'],
  ['another source', event('evil')],
  ['a source that is no text', event(['aws.events'])],
  ['no kind', '{"source":"aws.events"}'],
])('a message with %s stays for itself', async (_, body) => {
  expect(await worked(batch(event('aws.events'), body))).toMatchObject({ times: 1, left: ['1'] });
  expect(await worked(batch(body))).toMatchObject({ times: 0, left: ['0'] });
});

test('where the work fails all messages stay, and the reason is told', async () => {
  const error = new Error('no answer');
  const { left, failed } = await worked(
    batch(event('aws.events'), 'x'),
    jest.fn(() => Promise.reject(error)),
  );
  expect(left).toEqual(['0', '1']);
  expect(failed).toHaveBeenCalledWith(error);
});

test('a reason holds nothing that could be of a key', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----';
  expect(reasonOf(new Error(`bad ${key} here`))).toBe('Error: bad … here');
  expect(reasonOf(new Error(`bad ${key.slice(0, 50)}`))).toBe('Error: bad …');
  expect(reasonOf(`value ${'QUJD'.repeat(20)}`)).toBe('Error: value …');
  expect(reasonOf(new RangeError('too long'))).toBe('RangeError: too long');
});

describe('work of each message', () => {
  const works = (work: (source: string) => Promise<void>): Work =>
    new Map(SOURCES.map((source) => [source, () => work(source)]));

  async function left(messages: QueueEvent, work: (source: string) => Promise<void>) {
    const failed = jest.fn();
    const { batchItemFailures } = await workEach(messages, works(work), failed);
    return { left: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), failed };
  }

  test('is done for each, by its source', async () => {
    const done: string[] = [];
    const work = (source: string) => Promise.resolve(void done.push(source));
    expect((await left(batch(event(SOURCES[0]), event(SOURCES[1])), work)).left).toEqual([]);
    expect(done).toEqual(SOURCES);
  });

  test('keeps a message that failed or that nobody knows, and no other', async () => {
    const error = new Error('no answer');
    const work = (source: string) => (source === SOURCES[0] ? Promise.reject(error) : Promise.resolve());
    const messages = batch(event(SOURCES[0]), event(SOURCES[1]), event('constructor'), 'x');
    const { left: stays, failed } = await left(messages, work);
    expect(stays).toEqual(['0', '2', '3']);
    expect(failed.mock.calls).toEqual([[error]]);
  });
});
