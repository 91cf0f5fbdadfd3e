import type { Application, Environment } from '../../environments';
import local from '../support/small-local';
import { synthesizedStacks } from '../support/environment-stacks';
import { resources } from '../support/synth';

const shop = local.applications.shop;
const web = { ...shop.consumers.web, hostNames: ['shop.example.com'] };

function stacksWith(changes: Partial<Application>, zones = local.sharedServices.zones) {
  const environment: Environment = {
    ...local,
    sharedServices: { ...local.sharedServices, zones },
    applications: { ...local.applications, shop: { ...shop, ...changes } },
  };
  return synthesizedStacks(environment);
}

/** Records that point at services, and the names of the roles' policies. */
function pointed(changes: Partial<Application>, zones?: Environment['sharedServices']['zones']) {
  const stacks = stacksWith(changes, zones);
  return {
    records: resources(stacks['local-shop']!, 'aws_route53_record')
      .filter(({ alias }) => alias !== undefined)
      .map(({ name, type, provider }) => `${String(name)} ${String(type)} by ${String(provider)}`)
      .sort(),
    rights: resources(stacks['local-shared-services']!, 'aws_iam_role_policy').map(({ name }) => name),
  };
}

test('the application writes them by its role in shared services, which may', () => {
  expect(pointed({ hostNameRecords: 'published', consumers: { web, api: shop.consumers.api } })).toEqual({
    records: ['api', 'shop'].flatMap((name) =>
      ['A', 'AAAA'].map((type) => `${name}.example.com ${type} by aws.shared-services`),
    ),
    rights: ['validation-records', 'host-names', 'validation-records'],
  });
});

test('withdrawn, no record stands and the right does', () => {
  expect(pointed({ hostNameRecords: 'withdrawn', consumers: { web } })).toEqual({
    records: [],
    rights: ['validation-records', 'host-names', 'validation-records'],
  });
});

test('unsaid, neither stands', () => {
  expect(pointed({ consumers: { web } })).toEqual({
    records: [],
    rights: ['validation-records', 'validation-records'],
  });
});

test('a retired application has none', () => {
  const retired = { retired: true, certificates: {}, consumers: {} };
  expect(pointed({ hostNameRecords: 'published', ...retired }).records).toEqual([]);
});

test('a zone that others edit has them in an output', () => {
  const zones = { ...local.sharedServices.zones, 'example.com': { type: 'manual' } } as const;
  const changes = {
    hostNameRecords: 'published',
    consumers: { web },
    certificates: { ...shop.certificates },
    validationRecords: { 'shop.example.com': 'published', 'api.example.com': 'published' },
  } as const;
  const { output } = stacksWith(changes, zones)['local-shop']!;
  expect(output!.dns_host_names_to_point!.value).toMatchObject({
    'shop.example.com': { type: 'CNAME', value: expect.stringContaining('dns_name') as string },
  });
});
