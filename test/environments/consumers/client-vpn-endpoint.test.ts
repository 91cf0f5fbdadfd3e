import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers.vpn';
const vpn = {
  type: 'client-vpn-endpoint',
  certificate: 'web',
  clientCertificate: 'orders',
  clientCidrBlock: '10.64.0.0/16',
} as const;

/** What the check says of an account with this endpoint; `web` is a public certificate, `orders` of a private CA. */
const problems = (changes: object, certificates: object = {}) =>
  problemsAfter((e) => {
    const { shop } = e.applications;
    Object.assign(shop.certificates, certificates);
    shop.consumers.vpn = { ...vpn, ...changes };
  });
const { clientCertificate, ...alone } = vpn;

test.each([
  {},
  { subnetIds: ['subnet-0a1b2c3d'], authorizedCidrBlocks: ['0.0.0.0/0', '10.0.0.1/32'], splitTunnel: true },
  { connectionLogGroupName: '/vpn/office', interruptible: true },
])('takes %j', (changes) => {
  expect(problems(changes)).toEqual([]);
});

test('looks up its subnets, and is found by what AWS made up', () => {
  const account = { accountId: '222222222222', regions: ['eu-west-1'] } as const;
  expect(consumerFacts({ ...vpn, subnetIds: ['subnet-0a1b2c3d'] }, account)).toMatchObject({
    region: 'eu-west-1',
    isReachedOtherwise: true,
    lookUps: [{ what: 'subnet', name: 'subnet-0a1b2c3d' }],
    clientAuthority: [['clientCertificate'], 'orders'],
  });
  expect(consumerFacts(alone, account)?.clientAuthority).toEqual([['certificate'], 'web']);
});

test.each([
  ['clientCidrBlock', '10.64.0.0/11', 'must be a CIDR block of IPv4 from /12 to /22'],
  ['clientCidrBlock', '10.64.0.0/23', 'must be a CIDR block of IPv4 from /12 to /22'],
  ['clientCidrBlock', '10.64.1.0/16', 'must be a CIDR block of IPv4 from /12 to /22'],
  ['clientCidrBlock', '10.640.0.0/16', 'must be a CIDR block of IPv4 from /12 to /22'],
  ['clientCidrBlock', 'fd00::/16', 'must be a CIDR block of IPv4 from /12 to /22'],
  ['subnetIds', 'x', 'must be a list'],
  ['connectionLogGroupName', 'a b', 'must be the name of a log group'],
])('refuses the %s %j', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([expect.stringContaining(`${HERE}.${property}: ${rule}`)]);
});

test('refuses a public certificate for clients, told or by default, as everybody gets one', () => {
  const rule =
    'must be a certificate of a private CA or an imported certificate, as AWS Client VPN, which lets in clients that its ' +
    'CA signed, takes no other';
  expect(
    problems({ clientCertificate: 'other' }, { other: { source: 'public', domainName: 'shop.example.com' } }),
  ).toEqual([`${HERE}.clientCertificate: ${rule}, got "other"; use another certificate`]);
  expect(
    problemsAfter((e) => {
      e.applications.shop.consumers.vpn = alone;
    }),
  ).toEqual([`${HERE}.certificate: ${rule}, got "web"; use another certificate`]);
  expect(
    problemsAfter((e) => {
      e.applications.shop.consumers.vpn = { ...alone, certificate: clientCertificate };
    }),
  ).toEqual([]);
});

test('refuses keys of clients and of the server that Client VPN does not take', () => {
  const keyAlgorithm = 'RSA_4096';
  const old = { source: 'imported', domainName: 'old.example.com', secretId: 's', keyAlgorithm };
  expect(problems({ certificate: 'old', clientCertificate: 'older' }, { old, older: old })).toEqual(
    ['certificate', 'clientCertificate'].map(
      (property) =>
        expect.stringContaining(
          `${HERE}.${property}: must be a certificate with a key that AWS Client VPN takes, not RSA_4096`,
        ) as string,
    ),
  );
});

test("refuses a certificate of a CA with an elliptic curve, as its key is of its CA's family", () => {
  expect(
    problemsAfter((e) => {
      const { root, issuing } = e.sharedServices.certificateAuthorities;
      root.keyAlgorithm = issuing.keyAlgorithm = 'EC_prime256v1';
      e.applications.shop.consumers.vpn = vpn;
    }),
  ).toEqual([
    `${HERE}.clientCertificate: must be a certificate with a key that AWS Client VPN takes, not EC_prime256v1, ` +
      'got "orders"; use one with RSA_1024, RSA_2048',
  ]);
});
