import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Construct } from 'constructs';
import { RemovedResource } from '../../../modules/core/constructs';
import { synth } from '../../support/synth';

test('names the address that a resource has in the same place', () => {
  const before = synth((stack) => {
    new SqsQueue(new Construct(stack, 'Queues'), 'orders.new');
  });
  const after = synth((stack) => {
    const queues = new Construct(stack, 'Queues');
    new RemovedResource(queues, 'orders.new', { resourceType: 'aws_sqs_queue', destroy: false });
  });
  const [address] = Object.keys(before.resource!.aws_sqs_queue!);
  expect(after.resource).toBeUndefined();
  expect(after.removed).toEqual([{ from: `aws_sqs_queue.${address}`, lifecycle: { destroy: false } }]);
});

test('several of a stack stand beside each other, some destroyed and some forgotten', () => {
  const made = synth((stack) => {
    new RemovedResource(stack, 'A', { resourceType: 'aws_sqs_queue', destroy: true });
    new RemovedResource(new Construct(stack, 'Deeper'), 'B', {
      resourceType: 'aws_sqs_queue',
      destroy: false,
    });
  });
  expect(made.removed!.map(({ lifecycle }) => lifecycle.destroy)).toEqual([true, false]);
});
