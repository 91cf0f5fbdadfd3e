import development from '../../../../../environments/development';
import staging from '../../../../../environments/staging';
import {
  SHOP_ACCOUNT,
  provider,
  refusals,
  resource,
  shopStack,
  stack,
  templates,
  templatesOf,
  terraform,
} from '../../../../support/transitions';

const certificate = {
  resource: { aws_acm_certificate: { web: resource('Certificates/web/eu-west-1/Resource') } },
};
const both = templatesOf(development, staging);

describe('a stack that goes', () => {
  test('is refused for an application, naming how it is retired', () => {
    expect(refusals(templates(shopStack(certificate)), templates())).toEqual([
      'stack-removed:test-shop: stack "test-shop" must be empty before it goes, as nothing is left to destroy what ' +
        'it holds, got "Certificates/web/eu-west-1/Resource"; first write retired: true on application "shop" and ' +
        'apply; then take its entry out',
    ]);
  });

  test('is refused for each stack of an environment, each with its own steps', () => {
    expect(refusals(both, templatesOf(development))).toEqual([
      expect.stringMatching(/^stack-removed:staging-shared-services: .*first retire the applications/),
      expect.stringMatching(/^stack-removed:staging-shop: .*first write retired: true on application "shop"/),
    ]);
  });

  test('may go when it is empty, and come back', () => {
    expect(refusals(templates(shopStack()), templates())).toEqual([]);
    expect(refusals(templates(), templates(shopStack(certificate)))).toEqual([]);
  });

  test('is refused under a new name, which can be said', () => {
    const renamed = shopStack(
      { ...certificate, terraform: terraform('certfleet/test-store.tfstate') },
      'test-store',
    );

    expect(refusals(templates(shopStack(certificate)), templates(renamed))).toEqual([
      expect.stringMatching(
        /; write formerly: "shop" on application "store", which goes on with the same state$/,
      ),
    ]);
  });

  test('may have a new name where its state stays', () => {
    expect(
      refusals(templates(shopStack(certificate)), templates(shopStack(certificate, 'test-store'))),
    ).toEqual([]);
  });

  test('is refused where a new stack of another account comes', () => {
    const other = shopStack(
      {
        ...certificate,
        terraform: terraform('certfleet/test-blog.tfstate'),
        provider: { aws: [provider('444444444444')] },
      },
      'test-blog',
    );

    expect(refusals(templates(shopStack(certificate)), templates(other))).toEqual([
      expect.stringContaining('retired: true on application "shop"'),
    ]);
  });

  test('is refused where no environment file made it', () => {
    const foreign = stack('plain', {
      ...certificate,
      provider: { aws: [{ allowed_account_ids: [SHOP_ACCOUNT] }] },
    });

    expect(refusals(templates(foreign), templates())).toEqual([
      expect.stringContaining('destroy what it holds by the configuration it has'),
    ]);
  });
});
