import { problemsAfter } from '../../support/spoilt-environment';

const devices = {
  type: 'iot-domain',
  configurationName: 'shop',
  domainName: 'iot.shop.example.com',
  certificate: 'web',
} as const;

/** What the check says of an account with this domain. */
const problems = (changes: object, others: object = {}, certificates: object = {}) =>
  problemsAfter((e) => {
    const shop = e.applications.shop;
    shop.certificates.web.keyAlgorithm = 'EC_prime256v1';
    Object.assign(shop.certificates, certificates);
    Object.assign(shop.consumers, { devices: { ...devices, ...changes }, ...others });
  });

test('takes a public certificate alone', () => {
  expect(problems({ interruptible: true })).toEqual([]);
});

test('takes a certificate of a private CA with a public one that proves the name', () => {
  const privately = {
    private: { source: 'private', certificateAuthority: 'issuing', domainName: devices.domainName },
  };

  expect(problems({ certificate: 'private', validationCertificate: 'web' }, {}, privately)).toEqual([]);
  expect(problems({ certificate: 'private' }, {}, privately)).toEqual([
    'applications.shop.consumers.devices.validationCertificate: must name a public certificate of ACM, as ' +
      '"private" is none; declare a public certificate for the name, and say it here: it only proves that the name is ' +
      'yours',
  ]);
});

test('refuses a key that IoT Core does not take, and a name that no certificate covers', () => {
  const old = {
    old: { source: 'imported', domainName: 'old.example.com', secretId: 's', keyAlgorithm: 'RSA_4096' },
  };

  expect(problems({ certificate: 'old' }, {}, old)).toEqual([
    expect.stringContaining(
      'must be a certificate with a key that AWS IoT Core takes, not RSA_4096, got "old"',
    ),
    expect.stringContaining('consumers.devices.domainName: must be covered by a name on its certificate'),
  ]);
});

test('refuses GovCloud, which has no such domains', () => {
  expect(
    problemsAfter((e) => {
      e.sharedServices.region = 'us-gov-west-1';
      e.applications.shop.consumers = { devices };
    }),
  ).toContainEqual(
    'applications.shop.consumers.devices.type: must be a service that takes certificates of ACM in partition aws-us-gov; ' +
      'take it out or choose another, as GovCloud has no domain configurations (AWS IoT Core Developer Guide, domain configurations)',
  );
});

test('refuses a configuration and a name that are there already', () => {
  expect(problems({}, { other: { ...devices, domainName: 'other.shop.example.com' } })).toEqual([
    expect.stringContaining(
      'other.configurationName: must not claim IoT domain configuration "shop" in eu-west-1 of',
    ),
  ]);
  expect(problems({}, { other: { ...devices, configurationName: 'other' } })).toEqual([
    expect.stringContaining(
      'other.domainName: must not claim the name "iot.shop.example.com" at AWS IoT Core in eu-west-1',
    ),
  ]);
});
