import type { Deployment } from '../../../emulator/deployment';
import type { Certificate, CertificateAuthority, Monitoring } from '../../../environments';
import { callAction } from '../../support/ask';
import {
  SHARED_SERVICES_ACCOUNT,
  SHOP_ACCOUNT,
  environment,
  listener,
  publicCertificate,
  shop,
} from './environments';
import { authorityIs, root } from './private-authorities';
import { standing } from './standing-certificates';
import { describeTransitions } from './world';

const TOPIC = `arn:aws:sns:eu-west-1:${SHOP_ACCOUNT}:certificates`;
const WATCHED: Monitoring = { alarmActions: [TOPIC] };
const web = publicCertificate('shop.example.com');
const api = publicCertificate('api.example.com');
const other = publicCertificate('shop.example.com', 'www.example.com');

/** A shop whose first certificate is on a listener. */
function shopWith(certificates: Readonly<Record<string, Certificate>>, monitoring?: Monitoring) {
  const consumers = { edge: listener(['web']) };
  return () => ({ ...environment({ shop: shop({ certificates, consumers }) }), monitoring });
}

interface Alarm {
  readonly AlarmName: string;
  readonly Threshold: number;
  readonly Dimensions: ReadonlyArray<{ readonly Value: string }>;
  readonly AlarmActions: readonly string[];
  readonly Metrics?: ReadonlyArray<{ readonly Expression: string }>;
}

async function described({ emulator: { endpoint } }: Deployment, accountId: string) {
  const action = 'GraniteServiceVersion20100801.DescribeAlarms';
  return (await callAction(endpoint, accountId, 'monitoring', action, {})) as {
    readonly MetricAlarms: readonly Alarm[];
    readonly CompositeAlarms: readonly CompositeAlarm[];
  };
}

async function alarms(deployment: Deployment, accountId = SHOP_ACCOUNT): Promise<readonly Alarm[]> {
  return (await described(deployment, accountId)).MetricAlarms;
}

/** Each certificate that stands has an alarm below its days, which tells people. */
const isWatched =
  (days: Readonly<Record<string, number>>) =>
  async (deployment: Deployment): Promise<void> => {
    const found = await alarms(deployment);
    expect(Object.fromEntries(found.map(({ AlarmName, Threshold }) => [AlarmName, Threshold]))).toEqual(
      Object.fromEntries(
        Object.entries(days).map(([name, each]) => [`certfleet-trial-shop-${name}-expiry`, each]),
      ),
    );
    const arns = (await standing(deployment, SHOP_ACCOUNT)).map(({ certificateArn }) => certificateArn);
    expect(found.map(({ Dimensions: [dimension] }) => dimension!.Value).sort()).toEqual(arns.sort());
    expect(new Set(found.flatMap(({ AlarmActions }) => AlarmActions))).toEqual(new Set([TOPIC]));
  };

interface CompositeAlarm {
  readonly AlarmName: string;
  readonly AlarmRule: string;
  readonly AlarmActions: readonly string[];
}

/** One alarm tells for those of these certificates, which tell nobody by themselves. */
const isTold =
  (...names: readonly string[]) =>
  async (deployment: Deployment): Promise<void> => {
    const { CompositeAlarms, MetricAlarms } = await described(deployment, SHOP_ACCOUNT);
    expect(CompositeAlarms).toMatchObject([
      {
        AlarmName: 'certfleet-trial-shop-certificates',
        AlarmRule: names.map((name) => `ALARM("certfleet-trial-shop-${name}-expiry")`).join(' OR '),
        AlarmActions: [TOPIC],
      },
    ]);
    expect(MetricAlarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      names.map((name) => `certfleet-trial-shop-${name}-expiry`).sort(),
    );
    expect(MetricAlarms.flatMap(({ AlarmActions }) => AlarmActions)).toEqual([]);
  };

const isNotWatched = async (deployment: Deployment) => expect(await alarms(deployment)).toEqual([]);

const ALARM = 'aws_cloudwatch_metric_alarm';
const REQUESTED = ['aws_acm_certificate', 'aws_acm_certificate_validation', 'aws_route53_record'];
const all = (types: readonly string[], action: string) => types.map((type) => `${type} ${action}`);

describeTransitions({
  title: 'certificates that are watched',
  existing: shopWith({ web })(),
  transitions: [
    {
      title: 'nobody is told of them',
      environment: shopWith({ web }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [...all(REQUESTED, 'create'), 'aws_lb_listener create', 'aws_lb_listener_certificate create'],
      },
      then: isNotWatched,
    },
    {
      title: 'somebody is told: an alarm for the certificate',
      environment: shopWith({ web }, WATCHED),
      actions: { shop: [`${ALARM} create`] },
      then: isWatched({ web: 30 }),
    },
    {
      title: 'another certificate has one too',
      environment: shopWith({ web, api }, WATCHED),
      actions: {
        shop: [...all(REQUESTED, 'create'), `${ALARM} create`],
      },
      then: isWatched({ api: 30, web: 30 }),
    },
    {
      title: 'a certificate is replaced: its alarm watches the new one',
      environment: shopWith({ web: other, api }, WATCHED),
      actions: {
        shop: [
          ...['aws_acm_certificate create-delete', 'aws_acm_certificate_validation create-delete'],
          ...['aws_lb_listener update', 'aws_lb_listener_certificate create-delete'],
          ...['aws_route53_record create', 'aws_cloudwatch_metric_alarm update'],
        ],
      },
      then: isWatched({ api: 30, web: 30 }),
    },
    {
      title: 'a certificate is taken out, and its alarm with it',
      environment: shopWith({ web: other }, WATCHED),
      actions: {
        shop: [...all(REQUESTED, 'delete'), `${ALARM} delete`],
      },
      then: isWatched({ web: 30 }),
    },
    {
      title: 'its entry is renamed, and so is its alarm',
      environment: () => {
        const certificates = { shop: { ...other, formerly: 'web' } };
        const consumers = { edge: listener(['shop']) };
        return { ...environment({ shop: shop({ certificates, consumers }) }), monitoring: WATCHED };
      },
      actions: { shop: ['aws_acm_certificate update', `${ALARM} create`, `${ALARM} delete`] },
      then: isWatched({ shop: 30 }),
    },
    {
      title: 'and has its name back',
      environment: shopWith({ web: { ...other, formerly: 'shop' } }, WATCHED),
      actions: { shop: ['aws_acm_certificate update', `${ALARM} create`, `${ALARM} delete`] },
      then: isWatched({ web: 30 }),
    },
    {
      title: 'people want to know earlier',
      environment: shopWith({ web: other }, { ...WATCHED, daysToExpiry: { public: 40 } }),
      actions: { shop: ['aws_cloudwatch_metric_alarm update'] },
      then: isWatched({ web: 40 }),
    },
    {
      title: 'nobody wants to know any more',
      environment: shopWith({ web: other }),
      actions: { shop: [`${ALARM} delete`] },
      then: isNotWatched,
    },
    {
      title: 'and it is put back',
      environment: shopWith({ web: other }, WATCHED),
      actions: { shop: [`${ALARM} create`] },
      then: isWatched({ web: 30 }),
    },
  ],
});

const COMPOSITE = 'aws_cloudwatch_composite_alarm';
const TOGETHER: Monitoring = { ...WATCHED, compositeAlarms: true };
const docs = publicCertificate('docs.example.com');

describeTransitions({
  title: 'certificates that are told together',
  existing: shopWith({ web })(),
  transitions: [
    {
      title: 'each of two tells for itself',
      environment: shopWith({ web, api }, WATCHED),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          ...all([...REQUESTED, ...REQUESTED], 'create'),
          ...['aws_lb_listener create', 'aws_lb_listener_certificate create'],
          ...all([ALARM, ALARM], 'create'),
        ],
      },
      then: isWatched({ api: 30, web: 30 }),
    },
    {
      title: 'one alarm tells for both, and they are silent',
      environment: shopWith({ web, api }, TOGETHER),
      actions: { shop: [...all([ALARM, ALARM], 'update'), `${COMPOSITE} create`] },
      then: isTold('web', 'api'),
    },
    {
      title: 'a certificate is added: the alarm tells for it too',
      environment: shopWith({ web, api, docs }, TOGETHER),
      actions: { shop: [...all(REQUESTED, 'create'), `${ALARM} create`, `${COMPOSITE} update`] },
      then: isTold('web', 'api', 'docs'),
    },
    {
      title: 'one is taken out and one put in: the alarm names the new one, and only then the old one goes',
      environment: shopWith({ web, docs, shop: other }, TOGETHER),
      actions: {
        shop: [
          ...all(REQUESTED.slice(0, 2), 'create'),
          ...['aws_acm_certificate delete', 'aws_acm_certificate_validation delete'],
          ...['aws_route53_record create', 'aws_route53_record delete'],
          ...[`${ALARM} create`, `${ALARM} delete`, `${COMPOSITE} update`],
        ],
      },
      then: isTold('web', 'docs', 'shop'),
    },
    {
      title: 'an entry is renamed, and so is its alarm',
      environment: shopWith({ web, manual: { ...docs, formerly: 'docs' }, shop: other }, TOGETHER),
      actions: {
        shop: ['aws_acm_certificate update', `${ALARM} create`, `${ALARM} delete`, `${COMPOSITE} update`],
      },
      then: isTold('web', 'manual', 'shop'),
    },
    {
      title: 'it is switched off, and a certificate taken out at once: each tells for itself again',
      environment: shopWith({ web, shop: other }, WATCHED),
      actions: {
        shop: [
          ...all(REQUESTED, 'delete'),
          ...[`${COMPOSITE} delete`, `${ALARM} delete`],
          ...all([ALARM, ALARM], 'update'),
        ],
      },
      then: isWatched({ shop: 30, web: 30 }),
    },
    {
      title: 'it is switched on again',
      environment: shopWith({ web, shop: other }, TOGETHER),
      actions: { shop: [...all([ALARM, ALARM], 'update'), `${COMPOSITE} create`] },
      then: isTold('web', 'shop'),
    },
    {
      title: 'nobody wants to know any more: all of them go',
      environment: shopWith({ web, shop: other }),
      actions: { shop: [`${COMPOSITE} delete`, ...all([ALARM, ALARM], 'delete')] },
      then: async (deployment) => {
        await isNotWatched(deployment);
        expect((await described(deployment, SHOP_ACCOUNT)).CompositeAlarms).toEqual([]);
      },
    },
  ],
});

/** A root, and what it signs with a revocation list. */
function authoritiesWith(
  certificateAuthorities: Readonly<Record<string, CertificateAuthority>>,
  monitoring?: Monitoring,
) {
  return () => ({ ...environment({}, { zones: {}, certificateAuthorities }), monitoring });
}

const issuing: CertificateAuthority = { parent: 'root', commonName: 'Example Issuing', validityYears: 5 };
const listing: CertificateAuthority = {
  ...issuing,
  revocation: { type: 'crl', bucketName: 'trial-lists', hostName: 'crl.example.net' },
};

const CRL_BUCKET = [
  'aws_s3_bucket',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration',
];

/** Each alarm, with the query that it looks at, tells people. */
const areWatched =
  (...names: readonly string[]) =>
  async (deployment: Deployment): Promise<void> => {
    const found = await alarms(deployment, SHARED_SERVICES_ACCOUNT);
    expect(found.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      names.map((name) => `certfleet-trial-${name}`).sort(),
    );
    for (const { AlarmActions, Metrics } of found) {
      expect(AlarmActions).toEqual([TOPIC]);
      expect(Metrics![0]!.Expression).toMatch(
        /PrivateCAArn = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority\/[0-9a-f-]+'$/,
      );
    }
  };

describeTransitions({
  title: 'private CAs that are watched',
  existing: authoritiesWith({ root })(),
  transitions: [
    {
      title: 'CAs are made with an alarm each',
      environment: authoritiesWith({ root, issuing }, WATCHED),
      actions: {
        'shared-services': [
          ...authorityIs('create'),
          ...authorityIs('create'),
          ...all([ALARM, ALARM], 'create'),
        ],
      },
      then: areWatched('root-ca-issuance-failed', 'issuing-ca-issuance-failed'),
    },
    {
      title: 'one publishes a list: another alarm looks at its bucket',
      environment: authoritiesWith({ root, issuing: listing }, WATCHED),
      actions: {
        'shared-services': [
          ...all(CRL_BUCKET, 'create'),
          'aws_acmpca_certificate_authority update',
          `${ALARM} create`,
        ],
      },
      then: areWatched('root-ca-issuance-failed', 'issuing-ca-issuance-failed', 'issuing-ca-crl-not-written'),
    },
    {
      title: 'nobody wants to know any more',
      environment: authoritiesWith({ root, issuing: listing }),
      actions: { 'shared-services': all([ALARM, ALARM, ALARM], 'delete') },
      then: areWatched(),
    },
    {
      title: 'somebody wants to know of CAs that stand',
      environment: authoritiesWith({ root, issuing: listing }, WATCHED),
      actions: { 'shared-services': all([ALARM, ALARM, ALARM], 'create') },
      then: areWatched('root-ca-issuance-failed', 'issuing-ca-issuance-failed', 'issuing-ca-crl-not-written'),
    },
    {
      title: 'a CA is taken out, and its alarm with it',
      environment: authoritiesWith({ root }, WATCHED),
      actions: {
        'shared-services': [
          ...authorityIs('delete'),
          ...all(CRL_BUCKET, 'delete'),
          ...all([ALARM, ALARM], 'delete'),
        ],
      },
      then: areWatched('root-ca-issuance-failed'),
    },
  ],
});
