import type { Deployment } from '../../../emulator/deployment';
import type { Certificate, Monitoring } from '../../../environments';
import { callAction } from '../../support/ask';
import { SHOP_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
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
}

async function alarms({ emulator: { endpoint } }: Deployment): Promise<readonly Alarm[]> {
  const action = 'GraniteServiceVersion20100801.DescribeAlarms';
  const { MetricAlarms } = (await callAction(endpoint, SHOP_ACCOUNT, 'monitoring', action, {})) as {
    readonly MetricAlarms: readonly Alarm[];
  };
  return MetricAlarms;
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
