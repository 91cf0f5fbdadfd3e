import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers.access';
const access = {
  type: 'verified-access-endpoint',
  verifiedAccessGroupId: 'vagr-0123456789abcdef0',
  applicationDomain: 'access.shop.example.com',
  certificate: 'web',
  endpointDomainPrefix: 'shop',
  loadBalancerName: 'shop',
  subnetIds: ['subnet-0a1b2c3d'],
  securityGroupIds: ['sg-0a1b2c3d'],
} as const;

/** What the check says of an account with this endpoint. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) => {
    const { shop } = e.applications;
    shop.certificates.private = {
      source: 'private',
      certificateAuthority: 'issuing',
      domainName: access.applicationDomain,
    };
    Object.assign(shop.consumers, { access: { ...access, ...changes }, ...others });
  });

test.each([{}, { protocol: 'http', port: 8080 }, { interruptible: true }])('takes %j', (changes) => {
  expect(problems(changes)).toEqual([]);
});

test('looks up its load balancer and network', () => {
  expect(consumerFacts(access, { accountId: '222222222222', regions: ['eu-west-1'] })).toMatchObject({
    region: 'eu-west-1',
    lookUps: [
      { what: 'load balancer', name: 'shop', type: 'application' },
      { what: 'subnet', name: 'subnet-0a1b2c3d' },
      { what: 'security group', name: 'sg-0a1b2c3d' },
    ],
  });
});

test.each([
  ['verifiedAccessGroupId', 'shop', 'must be the id of a Verified Access group'],
  ['applicationDomain', '*.shop.example.com', 'must be a name without wildcard'],
  ['endpointDomainPrefix', '-shop', 'must be up to 63 lower-case letters, digits and hyphens'],
  ['subnetIds', 'x', 'must be a list of at least one'],
  ['protocol', 'tcp', 'must be one of https, http'],
])('refuses the %s %j', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([expect.stringContaining(`${HERE}.${property}: ${rule}`)]);
});

test('refuses a certificate of a private CA, which browsers do not trust', () => {
  expect(problems({ certificate: 'private' })).toEqual([
    `${HERE}.certificate: must be a public certificate of ACM or an imported certificate, as AWS Verified Access takes ` +
      'no other, got "private"; use another certificate',
  ]);
});

test('refuses a name that is there already', () => {
  expect(problems({}, { other: access })).toContainEqual(
    expect.stringContaining(
      'consumers.other.applicationDomain: must not claim the name "access.shop.example.com" at AWS Verified Access in eu-west-1',
    ),
  );
});
