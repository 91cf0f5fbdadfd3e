import type { Deployment } from '../../../emulator/deployment';
import type { Certificate, Consumer } from '../../../environments';
import { callAction } from '../../support/ask';
import { functionLog } from '../../support/function-log';
import { until } from '../../support/until';
import { QUEUED_FUNCTION, all, otherCode } from './functions';
import { SHOP_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
import { type Standing, standing } from './standing-certificates';
import { describeTransitions } from './world';

type Imported = Extract<Certificate, { source: 'imported' }>;

const old: Imported = {
  source: 'imported',
  domainName: 'old.example.com',
  subjectAlternativeNames: ['older.example.com'],
  secretId: 'old-certificate',
  hasChain: true,
};
const rotated: Imported = { ...old, rotation: {} };
/** The same names, from an object. */
const carried: Imported = {
  source: 'imported',
  domainName: old.domainName,
  subjectAlternativeNames: old.subjectAlternativeNames,
  object: { bucket: 'trial-certificates', key: 'shop/old.json' },
  rotation: { kmsKeyArn: 'arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001' },
};
const SERVED = ['old.example.com', 'older.example.com'];

function shopWith(
  certificates: Readonly<Record<string, Certificate>>,
  tags?: Readonly<Record<string, string>>,
) {
  const [name] = Object.keys(certificates);
  const consumers: Record<string, Consumer> = name === undefined ? {} : { edge: listener([name]) };
  return () => ({
    ...environment({ shop: shop({ certificates, consumers }) }),
    tags,
    roles: { path: '/certfleet/', permissionsBoundary: 'certfleet-boundary' },
  });
}

const FUNCTION = [...QUEUED_FUNCTION, 'aws_lambda_invocation'];
const RULE = ['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target'];
const TAGGED = FUNCTION.filter((type) => !/target|_policy$/.test(type));
/** Of another source: the function before stays until nothing serves its certificate, which it then deletes. */
const ANOTHER_FUNCTION = [
  ...all(RULE, 'create'),
  ...all(RULE, 'delete'),
  ...all(RULE, 'delete-create'),
  ...all(
    ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_metric_alarm', 'aws_cloudwatch_metric_alarm'],
    'delete-create',
  ),
  ...all(
    ['aws_lambda_event_source_mapping', 'aws_sqs_queue', 'aws_sqs_queue', 'aws_sqs_queue_policy'],
    'delete-create',
  ),
  ...all(['aws_cloudwatch_log_group', 'aws_iam_role', 'aws_iam_role_policy'], 'create-delete'),
  ...all(['aws_lambda_function', 'aws_lambda_invocation'], 'create-delete'),
  ...['aws_lb_listener update', 'aws_lb_listener_certificate create-delete'],
];
/** What a tag of the environment changes when it comes, and when it goes. */
const TAGS_CHANGE = {
  'shared-services': ['aws_iam_role update', 'aws_route53_zone update'],
  shop: [...all(TAGGED, 'update'), 'aws_lb_listener update'],
};

/** The one certificate, as it stood when it was last looked at. */
let before: Standing | undefined;

async function remember(deployment: Deployment): Promise<void> {
  const [one, ...others] = await standing(deployment, SHOP_ACCOUNT);
  expect(others).toEqual([]);
  before = one;
}

/** The same ARN, and the same certificate. */
async function isAsBefore(deployment: Deployment): Promise<void> {
  const { certificateArn, serial } = before!;
  await remember(deployment);
  expect(before).toMatchObject({ certificateArn, serial });
}

/** Whoever issues it renews it: another certificate under the same ARN, with the same tags. */
async function isRenewed(deployment: Deployment): Promise<void> {
  const { certificateArn, serial, tags } = before!;
  await deployment.emulator.renewSources();
  await until(
    () => remember(deployment),
    () => before!.serial !== serial,
  );
  expect(before).toMatchObject({ certificateArn, tags });
  expect(before!.serial).not.toBe(serial);
  await holdsNoKey(deployment);
}

/** Neither state nor log nor dead letters hold a key, the secret's value or a certificate. */
async function holdsNoKey({ emulator: { endpoint } }: Deployment): Promise<void> {
  const { tags } = before!;
  const call = (service: string, action: string, body: object) =>
    callAction(endpoint, SHOP_ACCOUNT, service, action, body);
  const its = { accountId: SHOP_ACCOUNT, functionName: tags['certfleet:certificate']! };
  const log = await functionLog(endpoint, its, 'RotationImported');
  expect(log).toContain('RotationImported');
  const { SecretString: secret } = (await call('secretsmanager', 'secretsmanager.GetSecretValue', {
    SecretId: 'old-certificate',
  })) as { readonly SecretString: string };
  const { certificate, privateKey } = JSON.parse(secret) as Record<string, string>;
  for (const pem of [certificate!, privateKey!]) expect(log.includes(pem.split('\n')[2]!)).toBe(false);
}

describeTransitions({
  title: 'a certificate that others issue, on a listener',
  existing: shopWith({ old, carried })(),
  transitions: [
    {
      title: 'Terraform imports it, with its key in the state',
      environment: shopWith({ old }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: ['aws_acm_certificate create', 'aws_lb_listener create', 'aws_lb_listener_certificate create'],
      },
      then: remember,
    },
    {
      title: 'a function rotates it from now on: Terraform forgets it, and what serves does not change',
      environment: shopWith({ old: rotated }),
      actions: { shop: ['aws_acm_certificate forget', ...all(FUNCTION, 'create')] },
      served: SERVED,
      then: async (deployment) => {
        await isAsBefore(deployment);
        await isRenewed(deployment);
      },
    },
    {
      title: 'its entry is renamed: only the tag with its name changes',
      environment: shopWith({ legacy: { ...rotated, formerly: 'old' } }),
      actions: { shop: ['aws_lambda_invocation update'] },
      served: SERVED,
      then: isAsBefore,
    },
    {
      title: 'it gets a tag, and may come without its chain: told to the function, and nothing else changes',
      environment: shopWith({
        legacy: { ...rotated, tags: { team: 'shop' }, rotation: { needsChain: false } },
      }),
      actions: { shop: ['aws_lambda_function update', 'aws_lambda_invocation update'] },
      served: SERVED,
      then: async (deployment) => {
        await isAsBefore(deployment);
        expect(before!.tags).toMatchObject({ team: 'shop', 'certfleet:environment': 'trial' });
        await isRenewed(deployment);
      },
    },
    {
      title: 'everything gets a tag of the environment',
      environment: shopWith({ legacy: rotated }, { project: 'trial' }),
      actions: TAGS_CHANGE,
      served: SERVED,
      then: isAsBefore,
    },
    {
      title: 'and it is taken away again',
      environment: shopWith({ legacy: rotated }),
      actions: TAGS_CHANGE,
      served: SERVED,
      then: isAsBefore,
    },
    {
      title: 'a later version has other code: it rotates as before',
      environment: shopWith({ legacy: rotated }),
      extend: otherCode('rotation'),
      actions: { shop: ['aws_lambda_function update'] },
      served: SERVED,
      then: async (deployment) => {
        await isAsBefore(deployment);
        await isRenewed(deployment);
      },
    },
    {
      title: 'Terraform imports it again: another takes its place, and then it goes',
      environment: shopWith({ legacy: old }),
      actions: {
        shop: [
          'aws_acm_certificate create',
          ...['aws_lb_listener update', 'aws_lb_listener_certificate create-delete'],
          ...all(FUNCTION, 'delete'),
        ],
      },
      served: SERVED,
      then: remember,
    },
    {
      title: 'the function takes it back, and it keeps its ARN',
      environment: shopWith({ legacy: rotated }),
      actions: { shop: ['aws_acm_certificate forget', ...all(FUNCTION, 'create')] },
      served: SERVED,
      then: isAsBefore,
    },
    {
      title:
        'it comes from an object: another function imports it, the listener takes it, and then the one before goes',
      environment: shopWith({ legacy: carried }),
      actions: { shop: ANOTHER_FUNCTION },
      served: SERVED,
      then: async (deployment) => {
        await remember(deployment);
        await isRenewed(deployment);
      },
    },
    {
      title: 'a public certificate takes its place: it goes once nothing serves it',
      environment: shopWith({ web: publicCertificate(...(SERVED as [string, string])) }),
      actions: {
        shop: [
          ...['aws_acm_certificate create', 'aws_acm_certificate_validation create'],
          ...['aws_route53_record create', 'aws_route53_record create'],
          'aws_lb_listener update',
          ...['aws_lb_listener_certificate create', 'aws_lb_listener_certificate delete'],
          ...all(FUNCTION, 'delete'),
        ],
      },
      served: SERVED,
      then: async (deployment) => expect(await standing(deployment, SHOP_ACCOUNT)).toHaveLength(1),
    },
  ],
});
