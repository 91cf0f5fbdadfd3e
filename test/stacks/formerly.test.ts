import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Construct } from 'constructs';
import { RemovedResource } from '../../modules/core/constructs';
import { MovedBlocks, renamedFrom } from '../../stacks/formerly';
import { type Template, template, testStack } from '../support/synth';

/** A stack in which a queue stands in a group. */
function queueIn(
  groupId: string,
  queueId: string,
  rename: (group: Construct, queue: Construct) => void = () => {},
) {
  const stack = testStack();
  const group = new Construct(stack, groupId);
  const queue = new Construct(group, queueId);
  new SqsQueue(queue, 'Resource');
  rename(group, queue);
  new MovedBlocks(stack);
  return template(stack);
}

const addressOf = ({ resource }: Template) => `aws_sqs_queue.${Object.keys(resource!.aws_sqs_queue!)[0]}`;

test('what a renamed construct holds is moved from the address it had', () => {
  const before = queueIn('Shop', 'orders');
  const after = queueIn('Shop', 'purchases', (_group, queue) => renamedFrom(queue, 'orders'));
  expect(after.moved).toEqual([{ from: addressOf(before), to: addressOf(after) }]);
});

test('constructs renamed within each other make one move', () => {
  const before = queueIn('Shop', 'orders');
  const after = queueIn('Store', 'purchases', (group, queue) => {
    renamedFrom(group, 'Shop');
    renamedFrom(queue, 'orders');
  });
  expect(after.moved).toEqual([{ from: addressOf(before), to: addressOf(after) }]);
});

test('nothing is moved where nothing was renamed', () => {
  expect(queueIn('Shop', 'orders')).not.toHaveProperty('moved');
  expect(
    queueIn('Shop', 'orders', (_group, queue) => {
      renamedFrom(queue, 'orders');
      renamedFrom(queue, undefined);
    }),
  ).not.toHaveProperty('moved');
});

test('what is forgotten under a new name is forgotten under the former one too', () => {
  const forgottenIn = (id: string, former?: string) => {
    const stack = testStack();
    const group = new Construct(stack, id);
    new RemovedResource(group, 'Resource', { resourceType: 'aws_sqs_queue', destroy: false });
    renamedFrom(group, former);
    new MovedBlocks(stack);
    return template(stack).removed as object[];
  };
  const [before] = forgottenIn('orders');
  const [after] = forgottenIn('purchases');
  expect(forgottenIn('purchases', 'orders')).toEqual(expect.arrayContaining([before, after]));
  expect(forgottenIn('purchases', 'orders')).toHaveLength(2);
});
