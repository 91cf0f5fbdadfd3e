import type { EksService } from '../../../environments';
import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const service: EksService = {
  type: 'eks-service',
  parameterName: '/shop/service',
  certificate: 'web',
};
const PATH = 'applications.shop.consumers.cluster';
const withService = (changes: object) =>
  problemsAfter((e) => (e.applications.shop.consumers.cluster = { ...service, ...changes }));

test('takes certificates of a Network Load Balancer in the Region of the cluster', () => {
  expect(
    consumerFacts(service, {
      accountId: '222222222222',
      regions: ['eu-west-1'],
      listenerCertificateQuota: 50,
    }),
  ).toMatchObject({
    certificates: [[['certificate'], 'web']],
    service: 'networkLoadBalancer',
    region: 'eu-west-1',
    certificateQuota: { limit: 50 },
  });
});

test('occupies nothing while it does not say what', () => {
  expect(consumerFacts({ type: 'eks-service' }, {})).toMatchObject({ claims: [], certificates: [] });
});

test.each<object>([{}, { tlsPorts: [465, 993], alpnPolicy: 'HTTP2Preferred', backendProtocol: 'ssl' }])(
  'takes %j',
  (changes) => {
    expect(withService(changes)).toEqual([]);
  },
);

test.each<[object, string]>([
  [{ tlsPorts: 443 }, `${PATH}.tlsPorts: must be a list of at least one`],
  [{ tlsPorts: [] }, `${PATH}.tlsPorts[0]: must be a whole number of a port from 1 to 65535`],
  [{ tlsPorts: [0] }, `${PATH}.tlsPorts[0]: must be a whole number of a port from 1 to 65535, got 0`],
  [{ alpnPolicy: 'HTTP2' }, `${PATH}.alpnPolicy: must be one of HTTP1Only, HTTP2Only, HTTP2Optional`],
  [{ backendProtocol: 'tls' }, `${PATH}.backendProtocol: must be one of ssl, tcp`],
])('refuses %j', (changes, problem) => {
  expect(withService(changes)).toEqual([expect.stringContaining(problem)]);
});
