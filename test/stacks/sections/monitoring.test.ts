import type { Certificate, CertificateAuthority, Environment, Monitoring } from '../../../environments';
import local from '../../support/small-local';
import { synthesizedStacks } from '../../support/environment-stacks';
import { resources } from '../../support/synth';

const topic = (region: string) => `arn:aws:sns:${region}:222222222222:certificates`;
const MONITORING: Monitoring = { alarmActions: ['eu-west-1', 'us-east-1'].map(topic) };

function shopWith(monitoring: Monitoring | undefined, certificates: Readonly<Record<string, Certificate>>) {
  const shop = { ...local.applications.shop, certificates, consumers: {} };
  const environment: Environment = { ...local, monitoring, applications: { ...local.applications, shop } };
  return synthesizedStacks(environment)['local-shop']!;
}

const CERTIFICATES: Readonly<Record<string, Certificate>> = {
  web: { source: 'public', domainName: 'shop.example.com', regions: ['eu-west-1', 'us-east-1'] },
  orders: { source: 'private', domainName: 'orders.internal.example.com', certificateAuthority: 'issuing' },
  legacy: { source: 'imported', domainName: 'legacy.example.com', secretId: 'legacy', rotation: {} },
  bought: { source: 'imported', domainName: 'bought.example.com', secretId: 'bought' },
};

const thresholds = (monitoring: Monitoring) =>
  Object.fromEntries(
    resources(shopWith(monitoring, CERTIFICATES), 'aws_cloudwatch_metric_alarm')
      .filter(({ metric_name: metric }) => metric === 'DaysToExpiry')
      .map(({ alarm_name: name, provider, threshold }) => [`${String(name)} ${String(provider)}`, threshold]),
  );

test('each certificate has an alarm in each of its Regions, with the days that fit whoever renews it', () => {
  expect(thresholds(MONITORING)).toEqual({
    'certfleet-local-shop-bought-expiry aws': 45,
    'certfleet-local-shop-legacy-expiry aws': 20,
    'certfleet-local-shop-orders-expiry aws': 45,
    'certfleet-local-shop-web-expiry aws': 30,
    'certfleet-local-shop-web-expiry aws.us-east-1': 30,
  });
});

test('days that the file says are taken', () => {
  const daysToExpiry = { public: 14, private: 15, byFunction: 16, byPeople: 90 };
  expect(Object.values(thresholds({ ...MONITORING, daysToExpiry })).sort()).toEqual([14, 14, 15, 16, 90]);
});

test('an alarm tells who is in its Region, and so do those of functions', () => {
  const alarms = resources(shopWith(MONITORING, CERTIFICATES), 'aws_cloudwatch_metric_alarm');
  const told = (provider: string) =>
    new Set(alarms.filter((each) => each['provider'] === provider).flatMap((each) => each['alarm_actions']));
  expect(told('aws')).toEqual(new Set([topic('eu-west-1')]));
  expect(told('aws.us-east-1')).toEqual(new Set([topic('us-east-1')]));
  expect(alarms.filter(({ alarm_actions: actions }) => actions === undefined)).toEqual([]);
});

test('an entry that says whom its function tells is left to it', () => {
  const own = [topic('eu-west-1').replace('certificates', 'own')];
  const legacy = { ...CERTIFICATES.legacy!, rotation: { alarmActions: own } } as Certificate;
  const alarms = resources(shopWith(MONITORING, { legacy }), 'aws_cloudwatch_metric_alarm');
  const ofFunction = alarms.filter(({ metric_name: metric }) => metric !== 'DaysToExpiry');
  expect(ofFunction.map(({ alarm_actions: actions }) => actions)).toEqual([own, own, own]);
});

test('without it nothing is made', () => {
  const made = shopWith(undefined, { web: CERTIFICATES.web! });
  expect(resources(made, 'aws_cloudwatch_metric_alarm')).toEqual([]);
});

test('a composite alarm tells for the certificates of each Region, and those of functions for themselves', () => {
  const made = shopWith({ ...MONITORING, compositeAlarms: true }, CERTIFICATES);
  expect(
    resources(made, 'aws_cloudwatch_composite_alarm').map((each) => [
      each['provider'],
      each['alarm_name'],
      each['alarm_rule'],
      each['alarm_actions'],
    ]),
  ).toEqual([
    [
      'aws',
      'certfleet-local-shop-certificates',
      ['web', 'orders', 'legacy', 'bought']
        .map((name) => `ALARM("certfleet-local-shop-${name}-expiry")`)
        .join(' OR '),
      [topic('eu-west-1')],
    ],
    [
      'aws.us-east-1',
      'certfleet-local-shop-certificates',
      'ALARM("certfleet-local-shop-web-expiry")',
      [topic('us-east-1')],
    ],
  ]);
  const telling = resources(made, 'aws_cloudwatch_metric_alarm').filter(
    ({ alarm_actions: actions }) => actions !== undefined,
  );
  expect(telling.length).toBeGreaterThan(0);
  expect(telling.filter(({ metric_name: metric }) => metric === 'DaysToExpiry')).toEqual([]);
});

test('an account without certificates has no composite alarm', () => {
  const made = shopWith({ ...MONITORING, compositeAlarms: true }, {});
  expect(resources(made, 'aws_cloudwatch_composite_alarm')).toEqual([]);
});

/** Alarms of shared services, by their names, with whom they tell. */
function alarmsOfAuthorities(
  certificateAuthorities: Readonly<Record<string, CertificateAuthority>>,
  monitoring?: Monitoring,
) {
  const sharedServices = { ...local.sharedServices, certificateAuthorities };
  const made = synthesizedStacks({ ...local, monitoring, sharedServices, applications: {} });
  return Object.fromEntries(
    resources(made['local-shared-services']!, 'aws_cloudwatch_metric_alarm').map((alarm) => [
      alarm['alarm_name'] as string,
      alarm['alarm_actions'],
    ]),
  );
}

const ROOT: CertificateAuthority = { commonName: 'Root', validityYears: 10 };
const ISSUING: CertificateAuthority = {
  ...{ parent: 'root', commonName: 'Issuing', validityYears: 5, region: 'us-east-1' },
  revocation: { type: 'crl', bucketName: 'local-lists', hostName: 'crl.example.com' },
};

test('each CA has an alarm where it is, and one that publishes a list another', () => {
  expect(alarmsOfAuthorities({ root: ROOT, issuing: ISSUING }, MONITORING)).toEqual({
    'certfleet-local-root-ca-issuance-failed': [topic('eu-west-1')],
    'certfleet-local-issuing-ca-issuance-failed': [topic('us-east-1')],
    'certfleet-local-issuing-ca-crl-not-written': [topic('us-east-1')],
  });
});

test('a CA of somebody else has none, nor has one that waits for its certificate, nor any without monitoring', () => {
  const certificateAuthorityArn = `arn:aws:acm-pca:eu-west-1:${local.sharedServices.accountId}:certificate-authority/00000000-0000-4000-8000-000000000001`;
  const others: Readonly<Record<string, CertificateAuthority>> = {
    old: { type: 'existing', certificateAuthorityArn },
    waiting: { type: 'externally-signed', commonName: 'Waiting' },
  };
  expect(alarmsOfAuthorities(others, MONITORING)).toEqual({});
  expect(alarmsOfAuthorities({ root: ROOT })).toEqual({});
});
