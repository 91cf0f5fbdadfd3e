import local from '../../support/small-local';
import { problems } from '../../support/spoilt-environment';

const shop = local.applications.shop;
const distribution = {
  type: 'cloudfront-distribution',
  aliases: ['shop.example.com'],
  originDomainName: 'origin.example.com',
  certificate: 'web',
};

/** The shop, with other things in its entry. */
function problemsOf(changes: object, zones: object = local.sharedServices.zones) {
  return problems({
    ...local,
    sharedServices: { ...local.sharedServices, zones },
    applications: { ...local.applications, shop: { ...shop, ...changes } },
  });
}

const web = { ...shop.consumers.web, hostNames: ['shop.example.com', 'www.shop.example.com'] };

test('takes host names in the domains of the account', () => {
  expect(problemsOf({ hostNameRecords: 'published', consumers: { web, api: shop.consumers.api } })).toEqual(
    [],
  );
});

test('refuses a host name outside the domains, which its role follows', () => {
  const consumers = { web: { ...web, hostNames: ['orders.internal.example.com'] } };
  expect(problemsOf({ hostNameRecords: 'published', consumers })).toEqual([
    "applications.shop.consumers.web.hostNames[0]: must lie in the account's domains, as its role follows them, got " +
      '"orders.internal.example.com"; add what holds it; listed: shop.example.com, shop.example.org, api.example.com',
  ]);
});

test('refuses a wildcard of a domain that is granted alone', () => {
  const api = { ...shop.consumers.api, domainName: '*.api.example.com' };
  const certificates = {
    ...shop.certificates,
    api: { ...shop.certificates.api, domainName: '*.api.example.com' },
  };
  expect(problemsOf({ hostNameRecords: 'published', consumers: { api }, certificates })).toEqual([
    expect.stringContaining("applications.shop.consumers.api.domainName: must lie in the account's domains"),
  ]);
});

test('refuses a host name that is in no zone, unless its consumer has no records', () => {
  const internal = {
    type: 'cloudfront-distribution',
    aliases: ['shop.example.net'],
    originDomainName: 'origin.example.com',
    certificate: 'web',
  };
  const certificates = {
    ...shop.certificates,
    web: { source: 'existing', domainName: 'shop.example.net', regions: ['us-east-1'] },
  };
  const given = { certificates, hostNameRecords: 'published' };
  expect(problemsOf({ ...given, consumers: { internal } })).toEqual([
    'applications.shop.consumers.internal.aliases[0]: must lie in a zone of shared services, as its records are to ' +
      'point at the consumer, got "shop.example.net"; declare the zone, or set hostNameRecords of the consumer to ' +
      "'withdrawn'",
  ]);
  expect(
    problemsOf({ ...given, consumers: { internal: { ...internal, hostNameRecords: 'withdrawn' } } }),
  ).toEqual([]);
});

test('refuses a consumer with records in an application that has no right to them', () => {
  expect(problemsOf({ consumers: { web: { ...web, hostNameRecords: 'published' } } })).toEqual([
    'applications.shop.consumers.web.hostNameRecords: must come with hostNameRecords of the application, which gives ' +
      "its role the right, got \"published\"; set the application's to 'published', or to 'withdrawn' for this " +
      'consumer alone',
  ]);
});

test('refuses one host name at two services, until one of them has no records', () => {
  expect(problemsOf({ hostNameRecords: 'published', consumers: { web, cdn: distribution } })).toEqual([
    'applications.shop.consumers.cdn.aliases[0]: must not claim the records of "shop.example.com", which ' +
      "applications.shop.consumers.web.hostNames[0] has already; set hostNameRecords to 'withdrawn' for the service " +
      'behind the other',
  ]);
  const behind = { ...web, hostNameRecords: 'withdrawn' };
  expect(problemsOf({ hostNameRecords: 'published', consumers: { web: behind, cdn: distribution } })).toEqual(
    [],
  );
});

test('refuses another word', () => {
  expect(problemsOf({ hostNameRecords: true })).toEqual([
    expect.stringContaining('applications.shop.hostNameRecords: must be one of published, withdrawn'),
  ]);
});
