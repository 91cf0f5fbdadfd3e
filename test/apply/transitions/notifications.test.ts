import type { Deployment } from '../../../emulator/deployment';
import type { Notifications } from '../../../environments';
import { ToldTopic } from '../../support/told-topic';
import { until } from '../../support/until';
import { SHARED_SERVICES_ACCOUNT, SHOP_ACCOUNT, environment, publicCertificate, shop } from './environments';
import { COUNTING_FUNCTION, NOTIFYING_FUNCTION, TELLING_ACCOUNT, all, otherCode } from './functions';
import { standing } from './standing-certificates';
import { describeTransitions } from './world';

const TOPIC = 'certfleet-trial-notifications';
const PLATFORM: Notifications = { emails: ['platform@example.com'] };
const WITH_OWNER: Notifications = { ...PLATFORM, owners: { 'shop-team': { emails: ['shop@example.com'] } } };

const certificates = { web: publicCertificate('web.shop.example.com') };
const shopIt = shop({ certificates, domains: ['shop.example.com'], owner: 'shop-team' });

function told(notifications?: Notifications) {
  return () => ({
    ...environment({ shop: shopIt }),
    census: { bucketName: 'certfleet-trial-census' },
    notifications,
  });
}

const OWNER = ['aws_sns_topic', 'aws_sns_topic_subscription', 'aws_ssm_parameter'];
let revocations = 0;

/** Something that AWS says in the shop's account comes to the topic, once. */
function comesTo(topicName: string) {
  return async ({ emulator }: Deployment): Promise<void> => {
    const topic = await ToldTopic.standing(emulator.endpoint, SHARED_SERVICES_ACCOUNT, topicName);
    // Of no certificate that stands: each is another matter.
    const id = `00000000-0000-4000-8000-${String((revocations += 1)).padStart(12, '0')}`;
    const arn = `arn:aws:acm:eu-west-1:${SHOP_ACCOUNT}:certificate/${id}`;
    const event = {
      accountId: SHOP_ACCOUNT,
      region: 'eu-west-1',
      source: 'aws.acm',
      detailType: 'ACM Certificate Revoked',
      detail: { CommonName: 'gone.shop.example.com' },
      resources: [arn],
    };
    await emulator.sendEvent(event);
    await emulator.sendEvent(event);
    const messages = await until(
      () => topic.take(),
      (taken) => taken.length > 0,
    );
    expect(messages.map(({ Subject }) => Subject)).toEqual(['[trial] 1 certificate was revoked']);
    expect(messages[0]!.Message).toContain(arn);
    expect(messages[0]!.Message).toContain('Runbook: certificate-revoked');
  };
}

/** A matter of a certificate that the census knows comes to whoever answers for its account. */
async function comesToOwner(deployment: Deployment): Promise<void> {
  const { emulator } = deployment;
  const topic = await ToldTopic.standing(emulator.endpoint, SHARED_SERVICES_ACCOUNT, `${TOPIC}-shop-team`);
  const [web] = await standing(deployment, SHOP_ACCOUNT);
  await emulator.sendEvent({
    accountId: SHOP_ACCOUNT,
    region: 'eu-west-1',
    source: 'aws.acm',
    detailType: 'ACM Certificate Renewal Action Required',
    detail: { RenewalStatusReason: 'CAA_ERROR' },
    resources: [web!.certificateArn],
  });
  const messages = await until(
    () => topic.take(),
    (taken) => taken.length > 0,
  );
  expect(messages).toHaveLength(1);
  expect(messages[0]!.Message).toContain('CAA_ERROR');
  expect(messages[0]!.Message).toContain('web.shop.example.com');
}

/** The census has come, so that it knows whose the certificates are. */
async function isCounted({ emulator }: Deployment): Promise<void> {
  await emulator.passSchedules();
}

describeTransitions({
  title: 'people who are told of certificates',
  existing: told()(),
  transitions: [
    {
      title: 'nobody is told',
      environment: told(),
      actions: {
        'shared-services': [
          ...all(COUNTING_FUNCTION, 'create'),
          ...['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        ],
        shop: all(
          [
            ...['aws_acm_certificate', 'aws_acm_certificate_validation', 'aws_route53_record'],
            ...['aws_iam_role', 'aws_iam_role_policy'],
          ],
          'create',
        ),
      },
      then: isCounted,
    },
    {
      title: 'they are told: nothing of the certificates is touched',
      environment: told(PLATFORM),
      actions: {
        'shared-services': all(NOTIFYING_FUNCTION, 'create'),
        shop: all(TELLING_ACCOUNT, 'create'),
      },
      then: comesTo(TOPIC),
    },
    {
      title: 'whoever answers for the shop is told of it, and the others of the rest',
      environment: told(WITH_OWNER),
      actions: {
        'shared-services': [...all(OWNER, 'create'), 'aws_iam_role_policy update'],
      },
      then: async (deployment) => {
        await comesToOwner(deployment);
        await comesTo(TOPIC)(deployment);
      },
    },
    {
      title: 'a new version of the function goes on from what the last has told',
      environment: told(WITH_OWNER),
      extend: otherCode('notifications'),
      actions: { 'shared-services': ['aws_lambda_function update', 'aws_lambda_function update'] },
      then: comesTo(TOPIC),
    },
    {
      title: 'nobody answers for the shop any more, and another address is told',
      environment: told({ emails: ['others@example.com'] }),
      actions: {
        'shared-services': [
          ...all(OWNER, 'delete'),
          ...['aws_iam_role_policy update', 'aws_lambda_function update', 'aws_lambda_function update'],
          ...['aws_sns_topic_subscription create', 'aws_sns_topic_subscription delete'],
        ],
      },
      then: comesTo(TOPIC),
    },
    {
      title: 'nobody is told any more',
      environment: told(),
      actions: {
        'shared-services': all(NOTIFYING_FUNCTION, 'delete'),
        shop: all(TELLING_ACCOUNT, 'delete'),
      },
    },
    {
      title: 'it is put back',
      environment: told(PLATFORM),
      actions: {
        'shared-services': all(NOTIFYING_FUNCTION, 'create'),
        shop: all(TELLING_ACCOUNT, 'create'),
      },
      then: comesTo(TOPIC),
    },
  ],
});
