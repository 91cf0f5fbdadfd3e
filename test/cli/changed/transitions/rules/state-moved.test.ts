import staging from '../../../../../environments/staging';
import {
  refusals,
  resource,
  shopStack,
  templates,
  templatesOf,
  terraform,
} from '../../../../support/transitions';

const certificate = {
  resource: { aws_acm_certificate: { web: resource('Certificates/web/eu-west-1/Resource') } },
};

function at(place: object) {
  return templates(shopStack({ ...certificate, terraform: place }));
}

describe('a state that is looked for elsewhere', () => {
  test('is refused for every stack of an environment', () => {
    const after = {
      ...staging,
      backend: { ...staging.backend, bucket: 'example-other' } as typeof staging.backend,
    };

    expect(refusals(templatesOf(staging), templatesOf(after))).toEqual([
      expect.stringMatching(/^state-moved:staging-shared-services: /),
      'state-moved:staging-shop: the state of stack "staging-shop" must stay at ' +
        '"object example-staging-terraform-state/certfleet/staging-shop.tfstate" while it holds something, or ' +
        'Terraform makes all of it a second time, got "object example-other/certfleet/staging-shop.tfstate"; copy the ' +
        'state there first (terraform init -migrate-state in the folder of the stack) until its plan is empty, then ' +
        'let this pass',
    ]);
  });

  test('is refused for another backend', () => {
    const cloud = { cloud: { organization: 'example', workspaces: { name: 'test-shop' } } };

    expect(refusals(at(terraform()), at(cloud))).toEqual([
      expect.stringContaining('got "workspace example/test-shop"'),
    ]);
  });

  test('is nothing for a stack that holds nothing', () => {
    const empty = templates(shopStack());

    expect(refusals(empty, templates(shopStack({ terraform: terraform('elsewhere') })))).toEqual([]);
  });

  test('is nothing where only the way to it changes', () => {
    const { backend, ...rest } = terraform() as { backend: { s3: object } };

    expect(
      refusals(at(terraform()), at({ ...rest, backend: { s3: { ...backend.s3, use_lockfile: true } } })),
    ).toEqual([]);
  });

  test('is nothing where a backend of other people cannot be told', () => {
    expect(
      refusals(at({ backend: { http: { address: 'a' } } }), at({ backend: { http: { address: 'b' } } })),
    ).toEqual([]);
  });
});
