import local from '../../support/small-local';
import { problems } from '../../support/spoilt-environment';

const shop = local.applications.shop;
const endpoint = {
  type: 'endpoint-service',
  loadBalancerName: 'shop',
  privateDnsName: 'partners.shop.example.com',
  certificate: 'web',
};

/** The shop with endpoint services and other things in its entry. */
function problemsOf(consumers: object, changes: object = {}, zones: object = local.sharedServices.zones) {
  return problems({
    ...local,
    sharedServices: { ...local.sharedServices, zones },
    applications: {
      ...local.applications,
      shop: {
        ...shop,
        certificates: { web: { source: 'public', domainName: '*.shop.example.com' } },
        consumers,
        ...changes,
      },
    },
  });
}

const published = { textProofs: 'published' };
const PATH = 'applications.shop.consumers.endpoint';

test('takes names in the domains of the account, one of them at two services', () => {
  expect(problemsOf({ endpoint, other: endpoint }, published)).toEqual([]);
});

test('refuses a record without the right of the account', () => {
  expect(problemsOf({ endpoint: { ...endpoint, textProof: 'published' } })).toEqual([
    `${PATH}.textProof: must come with textProofs of the application, which gives its role the right, got "published"; ` +
      "set the application's to 'published', or to 'withdrawn' for this consumer alone",
  ]);
});

test('refuses a name outside the domains, which its role follows, unless its record is withdrawn', () => {
  const domains = { ...published, domains: ['other.shop.example.com'] };
  const outside = `${PATH}.privateDnsName: must lie in the account's domains, as its role follows them`;
  expect(problemsOf({ endpoint }, domains)).toContainEqual(expect.stringContaining(outside));
  expect(problemsOf({ endpoint: { ...endpoint, textProof: 'withdrawn' } }, domains)).not.toContainEqual(
    expect.stringContaining(outside),
  );
});

test.each([
  [{}, 'must lie in a zone of shared services, as the record that proves it is to be written'],
  [
    { 'example.com': { type: 'manual' } },
    'must lie in a zone at Route 53, as the record that proves it is to be written',
  ],
])('refuses a name in zones %j', (zones, rule) => {
  expect(problemsOf({ endpoint }, published, zones)).toContainEqual(
    expect.stringContaining(`${PATH}.privateDnsName: ${rule}`),
  );
});

test('refuses one name in two accounts, each of which would take out the text of the other', () => {
  const proving = {
    ...shop,
    certificates: { web: { source: 'public', domainName: '*.shop.example.com' } },
    consumers: { endpoint },
    ...published,
  };
  const second = {
    ...proving,
    accountId: '444444444444',
    deployRoleArn: 'arn:aws:iam::444444444444:role/certfleet-deploy',
  };
  const withBoth = { ...local, applications: { ...local.applications, shop: proving, second } };
  expect(problems(withBoth)).toEqual([
    'applications.second.consumers.endpoint.privateDnsName: must not claim the TXT record that proves ' +
      '"partners.shop.example.com", which applications.shop.consumers.endpoint.privateDnsName has already; set textProof ' +
      "of all of them to 'withdrawn', write one record with the texts of the stacks' outputs, and set proofPublished",
  ]);
});
