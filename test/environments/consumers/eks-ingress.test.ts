import type { EksIngress } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const ingress: EksIngress = {
  type: 'eks-ingress',
  parameterName: '/shop/ingress',
  certificate: 'web',
  hostNames: ['shop.example.com'],
};
const account = {
  accountId: '222222222222',
  regions: ['eu-west-1', 'us-east-1'],
} as const;
const PATH = 'applications.shop.consumers.cluster';
const withIngress = (changes: object) =>
  problemsAfter((e) => (e.applications.shop.consumers.cluster = { ...ingress, ...changes }));

test('takes certificates of an Application Load Balancer in the Region of the cluster, and occupies its parameter', () => {
  expect(
    consumerFacts({ ...ingress, additionalCertificates: ['blog'], region: 'us-east-1' }, account),
  ).toEqual({
    certificates: [
      [['certificate'], 'web'],
      [['additionalCertificates', 0], 'blog'],
    ],
    hostNames: [[['hostNames', 0], 'shop.example.com']],
    service: 'applicationLoadBalancer',
    isReachedOtherwise: true,
    chosenBy: ['type'],
    region: 'us-east-1',
    lookUps: [],
    claims: [
      {
        path: ['parameterName'],
        thing: 'SSM parameter "/shop/ingress" in us-east-1 of account 222222222222',
        remedy: 'give each a parameter of its own',
      },
    ],
    certificateQuota: {
      of: 'the load balancer of SSM parameter "/shop/ingress" in us-east-1 of account 222222222222',
      limit: 25,
      property: 'listenerCertificateQuota',
    },
    problems: [],
  });
});

test.each<object>([
  {},
  { port: 8443, redirectFromPort: 443 },
  { mutualAuthentication: { mode: 'off' } },
  { mutualAuthentication: { mode: 'verify', trustStore: 'clients', advertiseTrustStoreCaNames: 'on' } },
])('takes %j', (changes) => {
  expect(withIngress(changes)).toEqual([]);
});

test.each<[object, string]>([
  [
    { redirectFromPort: 443 },
    `${PATH}.redirectFromPort: must be another port than the one that it leads to, got 443; usually it is 80`,
  ],
  [
    { parameterName: 'shop' },
    `${PATH}.parameterName: must be the name of an SSM parameter with its path, of letters`,
  ],
  [{ parameterName: '/AWS/shop' }, `${PATH}.parameterName: must be the name of an SSM parameter`],
  [{ port: 0 }, `${PATH}.port: must be a whole number of a port from 1 to 65535, got 0`],
  [
    { mutualAuthentication: { mode: 'verify' } },
    `${PATH}.mutualAuthentication.trustStore: must be non-empty text`,
  ],
  [
    { mutualAuthentication: { mode: 'passthrough', trustStore: 'clients' } },
    `${PATH}.mutualAuthentication: must have known properties only; correct trustStore`,
  ],
  [{ hostNames: ['shop.example.net'] }, `${PATH}.hostNames[0]: must be covered by a name on its certificate`],
  [{ region: 'eu-central-1' }, `${PATH}.certificate: must be a certificate in eu-central-1`],
])('refuses %j', (changes, problem) => {
  expect(withIngress(changes)).toContainEqual(expect.stringContaining(problem));
});

test('refuses a parameter that another consumer has', () => {
  expect(
    problemsAfter((e) => {
      e.applications.shop.consumers.cluster = ingress;
      e.applications.shop.consumers.other = { ...ingress, type: 'eks-service' };
    }),
  ).toEqual([
    'applications.shop.consumers.other.parameterName: must not claim SSM parameter "/shop/ingress" in eu-west-1 of ' +
      'account 222222222222, which applications.shop.consumers.cluster.parameterName has already; give each a ' +
      'parameter of its own',
  ]);
});
