import { useBackend } from '../../../stacks/backends';
import { template, testStack } from '../../support/synth';

test.each(['../../../state', '../../../state/'])(
  'keeps the state of each stack in a file of its own in %s',
  (directory) => {
    const stack = testStack();
    useBackend(stack, { type: 'local', directory }, 'local-shop');
    expect(template(stack).terraform!.backend).toEqual({
      local: { path: '../../../state/local-shop.tfstate' },
    });
  },
);
