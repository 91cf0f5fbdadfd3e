import local from '../../support/small-local';
import { problems as environmentProblems } from '../../support/spoilt-environment';

function shopWith(changes: object) {
  const shop = { ...local.applications.shop, ...changes };
  return { ...local, applications: { ...local.applications, shop } };
}

test('refuses an account that publishes in Route 53 without domains, and says what they have to hold', () => {
  expect(environmentProblems(shopWith({ domains: undefined }))).toEqual([
    'applications.shop.domains: must list the domains the account may prove in Route 53, as its role follows them; ' +
      'name what holds shop.example.com, shop.example.org, api.example.com',
  ]);
});

test('takes an account without domains that publishes nothing in Route 53', () => {
  const orders = local.applications.shop.certificates.orders;
  expect(
    environmentProblems(shopWith({ domains: undefined, certificates: { orders }, consumers: {} })),
  ).toEqual([]);
});

test('refuses a name outside the domains, where it stands', () => {
  const domains = ['shop.example.com', 'shop.example.org', 'api.example.org'];
  expect(environmentProblems(shopWith({ domains }))).toEqual([
    'applications.shop.certificates.api.domainName: must lie in the account\'s domains, got "api.example.com"; ' +
      'add it there; listed: shop.example.com, shop.example.org, api.example.org',
  ]);
});

test('refuses a name below a domain that is granted alone', () => {
  const alone = { domainName: 'shop.example.com', includeSubdomains: false };
  const web = { source: 'public', domainName: 'www.shop.example.com' };
  const found = environmentProblems(shopWith({ domains: [alone], certificates: { web }, consumers: {} }));
  expect(found).toEqual([
    expect.stringContaining('applications.shop.certificates.web.domainName: must lie in'),
  ]);
});

test('takes a wildcard of a domain that is granted alone, as one record proves both', () => {
  const alone = { domainName: 'shop.example.com', includeSubdomains: false };
  const web = { source: 'public', domainName: '*.shop.example.com' };
  expect(environmentProblems(shopWith({ domains: [alone], certificates: { web }, consumers: {} }))).toEqual(
    [],
  );
});

test('refuses domains that do not fit into the policy of a role', () => {
  const domains = [...local.applications.shop.domains];
  for (let index = 0; index < 90; index += 1) domains.push(`team-${index}.example.com`);
  expect(environmentProblems(shopWith({ domains }))).toEqual([
    expect.stringMatching(
      /^applications\.shop\.domains: must fit into policies of 10240 characters, got \d+; name a parent domain/,
    ),
  ]);
});

test.each([
  [
    { domainName: 'example.com', includeSubdomains: true },
    'applications.shop.domains[0]: must be a domain, got',
  ],
  [{ domainName: 'example.com' }, 'applications.shop.domains[0]: must be a domain, got'],
  [7, 'applications.shop.domains[0]: must be a domain, got'],
  ['*.example.com', 'applications.shop.domains[0]: must be a name without wildcard'],
])('refuses %j as a domain, and then says nothing of names', (domain, message) => {
  expect(environmentProblems(shopWith({ domains: [domain] }))).toEqual([expect.stringContaining(message)]);
});
