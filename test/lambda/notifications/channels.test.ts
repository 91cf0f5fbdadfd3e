import { type GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Channels } from '../../../lambda/notifications/channels';
import type { NotificationChannel } from '../../../modules/core/notifications';

const topic = (name: string): NotificationChannel => ({
  topicArn: `arn:aws:sns:eu-west-1:111111111111:${name}`,
});
const configuration = {
  environment: 'production',
  region: 'eu-west-1',
  bucketName: 'census',
  channel: topic('all'),
  ownersPath: '/certfleet/production/notifications',
};

/** Parameters of an owner each, in pages. */
function channels(...pages: ReadonlyArray<Readonly<Record<string, NotificationChannel>>>) {
  const client = new SSMClient({ region: configuration.region });
  jest.spyOn(client, 'send').mockImplementation((command) => {
    const { input } = command as unknown as GetParametersByPathCommand;
    expect(input.Path).toBe(configuration.ownersPath);
    const page = Number(input.NextToken ?? 0);
    return Promise.resolve({
      Parameters: Object.entries(pages[page] ?? {}).map(([owner, channel]) => ({
        Value: JSON.stringify({ owner, ...channel }),
      })),
      NextToken: page + 1 < pages.length ? String(page + 1) : undefined,
    }) as never;
  });
  return Channels.of(configuration, client);
}

test('an owner with a channel is told there, on whatever page it stands', async () => {
  const chat = { ...topic('shop'), chatTopicArn: topic('shop-chat').topicArn };
  const found = await channels({ shop: chat }, { 'pay@example.com': topic('pay') });
  expect(found.of('shop')).toEqual(chat);
  expect(found.of('pay@example.com')).toEqual(topic('pay'));
});

test.each([undefined, '', 'else', 'constructor'])(
  'where the owner is %j, those are told who are told of all',
  async (owner) => {
    expect((await channels({ shop: topic('shop') })).of(owner)).toEqual(topic('all'));
  },
);

test('all are told at one place where no owner has another', async () => {
  expect((await channels({})).of('shop')).toEqual(topic('all'));
});

test('things are parted by who is told of them, in their order', async () => {
  const found = await channels({ shop: topic('shop'), pay: topic('pay') });
  const parts = found.parted(['shop 1', 'else 1', 'pay 1', 'shop 2', '? 1'], (thing) => thing.split(' ')[0]);
  expect([...parts].map(([{ topicArn }, things]) => [topicArn.split(':').at(-1), things])).toEqual([
    ['shop', ['shop 1', 'shop 2']],
    ['all', ['else 1', '? 1']],
    ['pay', ['pay 1']],
  ]);
});
