import type { Deployment } from '../../../emulator/deployment';
import { keptInventory } from '../../../emulator/kept-inventory';
import type { Census, Certificate } from '../../../environments';
import type { InventoryLine } from '../../../modules/core';
import { callAction } from '../../support/ask';
import { until } from '../../support/until';
import { SHARED_SERVICES_ACCOUNT, environment, publicCertificate, shop } from './environments';
import { COUNTING_FUNCTION, all, otherCode } from './functions';
import { standing } from './standing-certificates';
import { describeTransitions } from './world';

const CENSUS: Census = { bucketName: 'certfleet-trial-census' };
const web = publicCertificate('web.shop.example.com');
const api = publicCertificate('api.shop.example.com');

function shopWith(certificates: Readonly<Record<string, Certificate>>, census?: Census) {
  const shopIt = shop({ certificates, domains: ['shop.example.com'] });
  return () => ({ ...environment({ shop: shopIt }), census });
}

const REQUESTED = ['aws_acm_certificate', 'aws_acm_certificate_validation', 'aws_route53_record'];
const READER = ['aws_iam_role', 'aws_iam_role_policy'];

/** A census that comes now has every certificate of the shop, and its renewals would come. */
async function countsAll(deployment: Deployment): Promise<void> {
  const { emulator } = deployment;
  const arns = (await standing(deployment, '222222222222')).map(({ certificateArn }) => certificateArn);
  const since = Date.now();
  await emulator.passSchedules();
  const lines = await until(
    async () => (await keptInventory(emulator.endpoint, SHARED_SERVICES_ACCOUNT, CENSUS.bucketName)) ?? [],
    (found) => found.some(({ seenAt }) => Date.parse(seenAt) >= since),
  );
  expect(lines.map(({ certificateArn }) => certificateArn).sort()).toEqual(arns.sort());
  for (const line of lines) expect(line).toMatchObject(RENEWABLE);
}

/** Each picture of the page asks for something. */
async function hasDashboard({ emulator: { endpoint } }: Deployment): Promise<void> {
  const action = 'GraniteServiceVersion20100801.GetDashboard';
  const name = { DashboardName: 'certfleet-trial-census' };
  const { DashboardBody } = (await callAction(
    endpoint,
    SHARED_SERVICES_ACCOUNT,
    'monitoring',
    action,
    name,
  )) as {
    readonly DashboardBody: string;
  };
  const { widgets } = JSON.parse(DashboardBody) as {
    readonly widgets: ReadonlyArray<{ readonly properties: { readonly metrics: readonly unknown[] } }>;
  };
  expect(widgets.length).toBeGreaterThan(3);
  for (const { properties } of widgets) expect(properties.metrics).not.toEqual([]);
}

const RENEWABLE: Partial<InventoryLine> = {
  status: 'ISSUED',
  environment: 'trial',
  rehearsal: { at: expect.any(String) as string, problems: [] },
};

describeTransitions({
  title: 'certificates that are counted',
  existing: shopWith({ web })(),
  transitions: [
    {
      title: 'nobody counts them',
      environment: shopWith({ web }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: all(REQUESTED, 'create'),
      },
    },
    {
      title: 'they are counted: nothing of them is touched',
      environment: shopWith({ web }, CENSUS),
      actions: { 'shared-services': all(COUNTING_FUNCTION, 'create'), shop: all(READER, 'create') },
      then: countsAll,
    },
    {
      title: 'another certificate is, without another word',
      environment: shopWith({ web, api }, CENSUS),
      actions: { shop: all(REQUESTED, 'create') },
      then: countsAll,
    },
    {
      title: 'others are counted too',
      environment: shopWith(
        { web, api },
        { ...CENSUS, accounts: { sandbox: { accountIds: ['777777777777'], regions: ['eu-west-1'] } } },
      ),
      actions: { 'shared-services': ['aws_s3_object update'] },
      then: countsAll,
    },
    {
      title: 'somebody wants a page of it',
      environment: shopWith({ web, api }, { ...CENSUS, dashboard: true }),
      actions: { 'shared-services': ['aws_cloudwatch_dashboard create', 'aws_s3_object update'] },
      then: hasDashboard,
    },
    {
      title: 'nobody looks at it',
      environment: shopWith({ web, api }, CENSUS),
      actions: { 'shared-services': ['aws_cloudwatch_dashboard delete'] },
    },
    {
      title: 'a new version of the function goes on from what the last has kept',
      environment: shopWith({ web, api }, CENSUS),
      extend: otherCode('census'),
      actions: { 'shared-services': ['aws_lambda_function update'] },
      then: countsAll,
    },
    {
      title: 'nobody counts any more, and what was found goes with the bucket',
      environment: shopWith({ web, api }),
      actions: { 'shared-services': all(COUNTING_FUNCTION, 'delete'), shop: all(READER, 'delete') },
    },
    {
      title: 'it is put back',
      environment: shopWith({ web, api }, CENSUS),
      actions: { 'shared-services': all(COUNTING_FUNCTION, 'create'), shop: all(READER, 'create') },
      then: countsAll,
    },
  ],
});
