import { problemsAfter } from '../../support/spoilt-environment';

const HERE = 'applications.shop.consumers';
const perimeter = {
  type: 'network-firewall-inspection',
  configurationName: 'perimeter',
  certificate: 'web',
  additionalCertificates: ['orders'],
  scopes: [{ destinations: ['10.0.0.0/16'] }],
} as const;
const ca = (account: string, region: string) => `arn:aws:acm:${region}:${account}:certificate/0a1b`;

/** What the check says of an account with this configuration. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) =>
    Object.assign(e.applications.shop.consumers, { perimeter: { ...perimeter, ...changes }, ...others }),
  );

test.each([
  {},
  { hostNames: ['www.shop.example.com', 'orders.internal.example.com'] },
  { certificateAuthorityArn: ca('222222222222', 'eu-west-1') },
  { scopes: [{ destinations: ['0.0.0.0/0'], destinationPorts: [8443], sources: ['10.0.0.0/8'] }] },
])('takes %j', (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ configurationName: 'a_b' }, 'configurationName: must be up to 128 letters, digits and hyphens'],
  [
    { additionalCertificates: ['web'] },
    'additionalCertificates[0]: must be another certificate than certificate',
  ],
  [{ scopes: [] }, 'scopes[0]: must be an object'],
  [
    { scopes: [{ destinations: ['10.0.0.1/16'] }] },
    'scopes[0].destinations[0]: must be a CIDR block of IPv4',
  ],
  [
    { scopes: [{ destinations: ['10.0.0.0/16'], destinationPorts: [0] }] },
    'scopes[0].destinationPorts[0]: must be a whole number of a port from 1 to 65535',
  ],
  [{ hostNames: ['other.example.com'] }, 'hostNames[0]: must be covered by a name on its certificate'],
  [{ certificateAuthorityArn: 'ca' }, 'certificateAuthorityArn: must be the ARN of an ACM certificate'],
  [
    { certificateAuthorityArn: ca('333333333333', 'eu-west-1') },
    'certificateAuthorityArn: must be a certificate of account 222222222222, got "333333333333"',
  ],
  [
    { certificateAuthorityArn: ca('222222222222', 'us-east-1') },
    'certificateAuthorityArn: must be a certificate in eu-west-1, where the service takes it from, got "us-east-1"',
  ],
])('refuses %j', (changes, message) => {
  expect(problems(changes)).toEqual([expect.stringContaining(`${HERE}.perimeter.${message}`)]);
});

test('refuses a configuration that is there already', () => {
  expect(problems({}, { other: perimeter })).toEqual([
    expect.stringContaining(
      `${HERE}.other.configurationName: must not claim TLS inspection configuration "perimeter" in eu-west-1 of`,
    ),
  ]);
});
