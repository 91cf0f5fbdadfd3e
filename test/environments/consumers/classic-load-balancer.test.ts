import type { ClassicLoadBalancer } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers.classic';
const shop: ClassicLoadBalancer = {
  type: 'classic-load-balancer',
  loadBalancerName: 'shop',
  certificate: 'web',
  subnetIds: ['subnet-0a1b2c3d4e5f60718'],
  securityGroupIds: ['sg-0a1b2c3d'],
  instanceIds: ['i-0a1b2c3d4e5f60718'],
  hostNames: ['shop.example.com'],
};

const problemsWith = (changes: object) =>
  problemsAfter((e) => (e.applications.shop.consumers.classic = { ...shop, ...changes }));

test.each([
  {},
  { protocol: 'SSL', instanceProtocol: 'SSL', healthCheckTarget: 'TCP:80' },
  { instanceProtocol: 'HTTPS', healthCheckTarget: 'HTTPS:443/health?deep=1' },
])('takes %j', (changes) => {
  expect(problemsWith(changes)).toEqual([]);
});

test('its facts are its certificate and names, and what it looks up and claims', () => {
  expect(consumerFacts(shop, { accountId: '222222222222', regions: ['eu-west-1'] })).toEqual({
    certificates: [[['certificate'], 'web']],
    hostNames: [[['hostNames', 0], 'shop.example.com']],
    service: 'classicLoadBalancer',
    chosenBy: ['type'],
    region: 'eu-west-1',
    lookUps: [
      { what: 'subnet', name: 'subnet-0a1b2c3d4e5f60718' },
      { what: 'security group', name: 'sg-0a1b2c3d' },
      { what: 'instance', name: 'i-0a1b2c3d4e5f60718' },
    ],
    claims: [
      {
        path: ['loadBalancerName'],
        thing: 'classic load balancer "shop" in eu-west-1 of account 222222222222',
        remedy: 'give one of them another name',
      },
    ],
    problems: [],
  });
});

test.each([
  [
    { loadBalancerName: 'shop-' },
    'loadBalancerName: must be at most 32 letters, digits and hyphens, a hyphen neither first nor last, got "shop-"; choose another',
  ],
  [
    { subnetIds: ['vpc-1'] },
    'subnetIds[0]: must be the id of a subnet, got "vpc-1"; write it as "subnet-0a1b2c3d4e5f60718"',
  ],
  [
    { healthCheckTarget: 'HTTP:80' },
    'healthCheckTarget: must be a protocol and a port, for HTTP with a path, got "HTTP:80"; write it as "HTTP:80/health" or "TCP:80"',
  ],
  [
    { sslPolicy: 'TLS_1_2' },
    'sslPolicy: must be a TLS policy of Elastic Load Balancing, got "TLS_1_2"; ' +
      'write it as "ELBSecurityPolicy-TLS-1-2-2017-01", or leave it out',
  ],
  [
    { instanceProtocol: 'TCP' },
    'instanceProtocol: must be HTTP or HTTPS behind HTTPS, got "TCP"; choose one of them, or the other protocol',
  ],
  [
    { protocol: 'SSL', instanceProtocol: 'HTTP' },
    'instanceProtocol: must be TCP or SSL behind SSL, got "HTTP"; choose one of them, or the other protocol',
  ],
  [
    { certificate: 'api', hostNames: ['api.example.com'] },
    'certificate: must be a certificate with a key that a Classic Load Balancer takes, not EC_prime256v1, got "api"; ' +
      'use one with RSA_1024, RSA_2048, RSA_3072',
  ],
])('refuses %#', (changes, problem) => {
  expect(problemsWith(changes)).toEqual([`${HERE}.${problem}`]);
});

test('refuses a name that another has', () => {
  expect(
    problemsAfter((e) => Object.assign(e.applications.shop.consumers, { classic: shop, second: shop })),
  ).toEqual([
    'applications.shop.consumers.second.loadBalancerName: must not claim classic load balancer "shop" in eu-west-1 of ' +
      `account 222222222222, which ${HERE}.loadBalancerName has already; give one of them another name`,
  ]);
});
