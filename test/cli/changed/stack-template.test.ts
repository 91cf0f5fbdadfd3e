import { parseTemplate } from '../../../cli/changed/stack-template';

describe('what is read of a stack', () => {
  const template = parseTemplate('shop', {
    provider: { aws: [{ region: 'eu-west-1' }, { alias: 'us-east-1', region: 'us-east-1' }] },
    resource: {
      aws_lb: {
        plain: { name: 'a' },
        placed: {
          '//': { metadata: { path: 'shop/Consumers/web/LoadBalancer' } },
          provider: 'aws.us-east-1',
        },
      },
    },
    data: { aws_lb: { looked: {} } },
    moved: [{ from: 'aws_lb.old', to: 'aws_lb.plain' }],
    removed: [{ from: 'aws_lb.gone' }, { from: 'aws_lb.kept', lifecycle: { destroy: false } }],
  });

  test('is each resource by its address, with its provider and its constructs', () => {
    expect([...template!.resources.values()]).toEqual([
      { address: 'aws_lb.plain', type: 'aws_lb', path: [], provider: 'aws', values: { name: 'a' } },
      {
        address: 'aws_lb.placed',
        type: 'aws_lb',
        path: ['Consumers', 'web', 'LoadBalancer'],
        provider: 'aws.us-east-1',
        values: {},
      },
    ]);
    expect([...template!.data.keys()]).toEqual(['aws_lb.looked']);
    expect([...template!.providers.keys()]).toEqual(['aws', 'aws.us-east-1']);
  });

  test('is what moved and removed blocks say; a removed block destroys unless it says otherwise', () => {
    expect([...template!.moved]).toEqual([['aws_lb.old', 'aws_lb.plain']]);
    expect([...template!.removed]).toEqual([
      ['aws_lb.gone', { destroyed: true }],
      ['aws_lb.kept', { destroyed: false }],
    ]);
  });

  test('is without an environment, an account and a state of its own where nothing says them', () => {
    expect(parseTemplate('plain', {})).toMatchObject({
      environment: 'other',
      account: undefined,
      backend: 'local',
      state: 'file terraform.tfstate',
    });
  });

  test.each([[null], [[]], ['text'], [{ resource: { aws_lb: { web: 1 } } }], [{ removed: [{ to: 'a' }] }]])(
    'is nothing of %j',
    (json) => {
      expect(parseTemplate('any', json)).toBeUndefined();
    },
  );
});
