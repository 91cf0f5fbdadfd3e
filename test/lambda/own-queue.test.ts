import { type SendMessageBatchCommandInput, SQSClient } from '@aws-sdk/client-sqs';
import { askItself } from '../../lambda/own-queue';
import { QUEUE_VARIABLE } from '../../modules/core/own-queue';

const SOURCE = 'certfleet.part';
const URL = 'https://sqs.eu-west-1.amazonaws.com/111111111111/queue';

let calls: SendMessageBatchCommandInput[];
let failed: readonly object[];

beforeEach(() => {
  process.env[QUEUE_VARIABLE] = URL;
  calls = [];
  failed = [];
  jest.spyOn(SQSClient.prototype, 'send').mockImplementation((({
    input,
  }: {
    readonly input: SendMessageBatchCommandInput;
  }) => {
    calls.push(input);
    return Promise.resolve({ Failed: failed });
  }) as never);
});
afterEach(() => {
  delete process.env[QUEUE_VARIABLE];
  jest.restoreAllMocks();
});

const details = (count: number) => Array.from({ length: count }, (_, index) => ({ index }));
const delays = () => calls.flatMap(({ Entries }) => Entries!.map(({ DelaySeconds }) => DelaySeconds));

test('each piece of work is a message by which the function knows it, ten a call', async () => {
  await askItself(SOURCE, details(23));
  expect(calls.map(({ QueueUrl, Entries }) => [QueueUrl, Entries!.length])).toEqual([
    [URL, 10],
    [URL, 10],
    [URL, 3],
  ]);
  const bodies = calls.flatMap(({ Entries }) => Entries!.map(({ MessageBody }) => JSON.parse(MessageBody!)));
  expect(bodies).toEqual(details(23).map((detail) => ({ source: SOURCE, 'detail-type': 'Part', detail })));
});

test('five come a second, and it says when the last one comes', async () => {
  expect(await askItself(SOURCE, details(12))).toBe(2);
  expect(delays()).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2]);
});

test('they come later where they are to come after others', async () => {
  expect(await askItself(SOURCE, details(6), 40)).toBe(41);
  expect(delays()).toEqual([40, 40, 40, 40, 40, 41]);
});

test('none comes later than SQS lets it', async () => {
  expect(await askItself(SOURCE, details(4503))).toBe(900);
  expect(delays().slice(4495)).toEqual([899, 899, 899, 899, 899, 900, 900, 900]);
  expect(await askItself(SOURCE, [{}], 915)).toBe(900);
});

test('where there is nothing to do nothing is sent, and it is done at once', async () => {
  expect(await askItself(SOURCE, [], 7)).toBe(0);
  expect(calls).toEqual([]);
});

test('fails where SQS does not take a message', async () => {
  failed = [{ Id: '0', Code: 'InternalError', SenderFault: false }];
  await expect(askItself(SOURCE, details(1))).rejects.toThrow(
    'SQS must take every message, got InternalError',
  );
});

test('fails where the function was not given its queue', async () => {
  delete process.env[QUEUE_VARIABLE];
  await expect(askItself(SOURCE, details(1))).rejects.toThrow(`no variable ${QUEUE_VARIABLE}`);
});
