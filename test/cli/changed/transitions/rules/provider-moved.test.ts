import local from '../../../../../environments/local';
import {
  SHOP_ACCOUNT,
  provider,
  refusals,
  resource,
  shopStack,
  templates,
  templatesOf,
  terraform,
} from '../../../../support/transitions';

const listener = resource('Consumers/web/Listener/Resource');
const holding = (json: object = {}) =>
  templates(shopStack({ resource: { aws_lb_listener: { listener } }, ...json }));
const providers = (...aws: readonly unknown[]) => ({ provider: { aws } });
const virginia = provider(SHOP_ACCOUNT, { region: 'us-east-1' });
const provider6 = { terraform: terraform(undefined, '>= 6.25.0, < 7.0.0') };

describe('a provider that points elsewhere', () => {
  test('is refused for another account of an environment', () => {
    const { shop } = local.applications;
    const after = templatesOf({
      ...local,
      applications: {
        ...local.applications,
        shop: {
          ...shop!,
          accountId: '444444444444',
          deployRoleArn: 'arn:aws:iam::444444444444:role/certfleet-deploy',
        },
      },
    });

    expect(refusals(templatesOf(local), after)).toContainEqual(
      expect.stringMatching(
        /^provider-moved:local-shop: the provider of .* and \d+ more must stay in account "222222222222", where they are, got "444444444444"; add an application of its own for account "444444444444"/,
      ),
    );
  });

  test('is refused for another Region, as AWS provider 5 looks where its provider is', () => {
    expect(refusals(holding(), holding(providers(virginia)))).toEqual([
      'provider-moved:test-shop: the provider of "Consumers/web/Listener/Resource" must stay in Region ' +
        '"eu-west-1", where they are, got "us-east-1"; leave Region "eu-west-1" where it was in the list of ' +
        'Regions; to move, first add the same in Region "us-east-1" and apply, then take out what is in "eu-west-1"',
    ]);
  });

  test('is refused where the resource is taken out at the same time', () => {
    const after = templates(shopStack(providers(virginia)));

    expect(refusals(holding(), after)).toEqual([expect.stringContaining('got "us-east-1"')]);
  });

  test('is nothing where the Regions only change their order', () => {
    const moved = resource('Consumers/web/Listener/Resource', { provider: 'aws.eu-west-1' });
    const after = shopStack({
      resource: { aws_lb_listener: { listener: moved } },
      ...providers(virginia, provider(SHOP_ACCOUNT, { alias: 'eu-west-1' })),
    });

    expect(refusals(holding(), templates(after))).toEqual([]);
  });

  test('is nothing where the resource names its own Region after the change', () => {
    const named = resource('Consumers/web/Listener/Resource', { region: 'eu-west-1' });

    expect(
      refusals(
        holding(),
        holding({ ...provider6, ...providers(virginia), resource: { aws_lb_listener: { listener: named } } }),
      ),
    ).toEqual([]);
  });

  test('is nothing with AWS provider 6, whose state knows the Region', () => {
    const after = templates(shopStack({ ...provider6, ...providers(virginia) }));

    expect(refusals(holding(provider6), after)).toEqual([]);
  });

  test('is nothing for what has no Region, and for what is forgotten', () => {
    const role = { resource: { aws_iam_role: { role: resource('Role') } } };
    const removed = [{ from: 'aws_lb_listener.listener', lifecycle: { destroy: false } }];

    expect(
      refusals(templates(shopStack(role)), templates(shopStack({ ...role, ...providers(virginia) }))),
    ).toEqual([]);
    expect(refusals(holding(), templates(shopStack({ ...providers(virginia), removed })))).toEqual([]);
  });
});
