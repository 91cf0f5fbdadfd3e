import type { Environment } from '../../../../../environments';
import local from '../../../../support/small-local';
import {
  SHOP_ACCOUNT,
  provider,
  refusals,
  resource,
  shopStack,
  templates,
  templatesOf,
} from '../../../../support/transitions';

const regionOnly = { provider: { aws: [provider(SHOP_ACCOUNT)] } };
const inVirginia = resource('Certificates/web/us-east-1/Resource', { provider: 'aws.us-east-1' });
const before = templates(shopStack({ resource: { aws_acm_certificate: { web: inVirginia } } }));

/** The local shop without a Region, and without what is in it. */
function withoutVirginia(): Environment {
  const { shop } = local.applications;
  const { web } = shop.certificates;
  return {
    ...local,
    applications: {
      ...local.applications,
      shop: {
        ...shop,
        regions: ['eu-west-1'],
        certificates: { ...shop.certificates, web: { ...web, regions: ['eu-west-1'] } },
      },
    },
  };
}

describe('a provider that goes together with what uses it', () => {
  test('is refused for a Region of an environment, with two steps', () => {
    expect(refusals(templatesOf(local), templatesOf(withoutVirginia()))).toEqual([
      'provider-removed:local-shop: provider "aws.us-east-1" must stay until ' +
        '"Certificates/web/us-east-1/Resource", "Certificates/web/us-east-1/Issued", ' +
        '"Sections/handOver/certificate-web-us-east-1" are gone, which Terraform ' +
        'takes out by it, got no such provider; first take out what is in Region "us-east-1", with the Region ' +
        'still listed, and apply; then take the Region out',
    ]);
  });

  test('may come back', () => {
    expect(refusals(templatesOf(withoutVirginia()), templatesOf(local))).toEqual([]);
  });

  test('is refused for shared services, naming what keeps it', () => {
    const zone = resource('Lookup', { provider: 'aws.shared-services' });

    expect(
      refusals(
        templates(shopStack({ resource: { aws_ssm_parameter: { zone } } })),
        templates(shopStack(regionOnly)),
      ),
    ).toEqual([
      expect.stringMatching(/"aws.shared-services".* first take out what needs it, with domains, zones/),
    ]);
  });

  test('is refused where a removed block takes the resource out, which needs the provider too', () => {
    const removed = [{ from: 'aws_acm_certificate.web', lifecycle: { destroy: false } }];

    expect(refusals(before, templates(shopStack({ ...regionOnly, removed })))).toHaveLength(1);
  });

  test('is refused where the whole stack was emptied', () => {
    expect(refusals(before, templates(shopStack(regionOnly)))).toHaveLength(1);
  });

  test('may go where the resource stays by another provider', () => {
    const web = resource('Certificates/web/us-east-1/Resource', { region: 'us-east-1' });

    expect(
      refusals(before, templates(shopStack({ ...regionOnly, resource: { aws_acm_certificate: { web } } }))),
    ).toEqual([]);
  });

  test('may go where the resource moves to another address', () => {
    const site = resource('Certificates/site/us-east-1/Resource', { region: 'us-east-1' });
    const moved = [{ from: 'aws_acm_certificate.web', to: 'aws_acm_certificate.site' }];

    expect(
      refusals(
        before,
        templates(shopStack({ ...regionOnly, moved, resource: { aws_acm_certificate: { site } } })),
      ),
    ).toEqual([]);
  });

  test('may go where data sources alone used it', () => {
    const data = { aws_lb: { web: resource('Consumers/web/LoadBalancer', { provider: 'aws.us-east-1' }) } };

    expect(refusals(templates(shopStack({ data })), templates(shopStack(regionOnly)))).toEqual([]);
  });
});
