import type { Deployment } from '../../../emulator/deployment';
import type { TerraformStackRun } from '../../../emulator/terraform';
import type { Application, Certificate, Environment } from '../../../environments';
import { functionLog } from '../../support/function-log';
import { until } from '../../support/until';
import { SHOP_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
import { QUEUED_FUNCTION, all, otherCode } from './functions';
import { type Standing, standing } from './standing-certificates';
import { describeTransitions } from './world';

const EDGE_ACCOUNT = '444444444444';
const BLOG_ACCOUNT = '333333333333';
const NAME = 'everywhere.example.com';
const OTHER_NAME = 'anywhere.example.com';

function original(changes: Partial<Extract<Certificate, { source: 'private' }>> = {}): Certificate {
  return { source: 'private', certificateAuthority: 'root', domainName: NAME, ...changes };
}

function copy(changes: Partial<Extract<Certificate, { source: 'distributed' }>> = {}): Certificate {
  return { source: 'distributed', from: 'edge/everywhere', domainName: NAME, ...changes };
}

const TO_BOTH = { distribution: { accounts: ['shop', 'blog'] as const } };

type Certificates = Readonly<Record<string, Certificate>>;

/** What the edge distributes, what the shop's listener serves, and what the blog has. */
function world(
  edge: Certificates,
  shopCertificates: Certificates = {},
  blog: Partial<Application> = {},
): () => Environment {
  const [served] = Object.keys(shopCertificates);
  return () => ({
    ...environment(
      {
        shop: shop({
          certificates: shopCertificates,
          consumers: served === undefined ? {} : { edge: listener([served]) },
        }),
        blog: shop({ accountId: BLOG_ACCOUNT, domains: [], ...blog }),
        edge: shop({ accountId: EDGE_ACCOUNT, domains: [], certificates: edge }),
      },
      {
        certificateAuthorities: {
          root: {
            commonName: 'Root',
            organizationName: 'Example',
            validityYears: 10,
            shareWith: { accounts: ['edge'] },
          },
        },
      },
    ),
    roles: { path: '/certfleet/', permissionsBoundary: 'certfleet-boundary' },
  });
}

const FUNCTION = [...QUEUED_FUNCTION, 'aws_cloudwatch_metric_alarm'];
const ALIASES = ['aws_lambda_alias', 'aws_lambda_alias', 'aws_lambda_permission', 'aws_lambda_permission'];
const COPY = ['aws_iam_role', 'aws_iam_role_policy', 'aws_lambda_invocation'];

/** ARN of the shop's copy, once it has one. */
let arn: string | undefined;

async function only(deployment: Deployment, accountId: string): Promise<Standing> {
  const [one, ...others] = await standing(deployment, accountId);
  expect(others).toEqual([]);
  return one!;
}

/** Every account with a copy has the certificate itself; the shop's under the ARN it had. */
async function isEverywhere(deployment: Deployment, ...accounts: readonly string[]): Promise<void> {
  const { serial } = await only(deployment, EDGE_ACCOUNT);
  for (const accountId of accounts)
    expect(await only(deployment, accountId)).toMatchObject({
      serial,
      tags: { 'certfleet:certificate': 'certfleet-trial-everywhere_example_com-copies' },
    });
  const { certificateArn } = await only(deployment, SHOP_ACCOUNT);
  arn ??= certificateArn;
  expect(certificateArn).toBe(arn);
}

/** Days after which ACM renews a private certificate, 60 before its end. */
const RENEWAL_DAYS = 395 - 60;

/** ACM renews the original when its time has come, and the copies follow. */
async function isRenewed(deployment: Deployment, ...accounts: readonly string[]): Promise<void> {
  const old = await only(deployment, EDGE_ACCOUNT);
  await deployment.emulator.moveClock(RENEWAL_DAYS);
  const { serial } = await only(deployment, EDGE_ACCOUNT);
  expect(serial).not.toBe(old.serial);
  await until(
    () => Promise.all(accounts.map((accountId) => only(deployment, accountId))),
    (copies) => copies.every((each) => each.serial === serial),
  );
  await isEverywhere(deployment, ...accounts);
}

/** Neither states nor the log hold a key. */
async function holdsNoKey(
  { emulator: { endpoint } }: Deployment,
  stacks: readonly TerraformStackRun[],
): Promise<void> {
  const its = { accountId: EDGE_ACCOUNT, functionName: 'certfleet-trial-everywhere_example_com-copies' };
  const log = await functionLog(endpoint, its, 'DistributionImported');
  expect(log).toContain('DistributionImported');
  expect(log).not.toMatch(/PRIVATE KEY|BEGIN CERTIFICATE/);
  for (const stack of stacks) expect(await stack.state()).not.toContain('PRIVATE KEY');
}

describeTransitions({
  title: 'a certificate that several accounts present',
  existing: world({ everywhere: original(TO_BOTH) }, { everywhere: copy() })(),
  transitions: [
    {
      title: 'one account has it alone',
      environment: world({ everywhere: original() }),
      actions: {
        'shared-services': [
          ...['aws_acmpca_certificate create', 'aws_acmpca_certificate_authority create'],
          ...['aws_acmpca_certificate_authority_certificate create', 'aws_acmpca_permission create'],
          ...['aws_ram_principal_association create', 'aws_ram_resource_association create'],
          ...['aws_ram_resource_share create', 'aws_route53_zone create'],
          ...['aws_iam_role create', 'aws_iam_role_policy create'],
        ],
        edge: ['aws_acm_certificate create'],
      },
      then: async (deployment) => void (await only(deployment, EDGE_ACCOUNT)),
    },
    {
      title: 'it is distributed to two, of which one serves its copy in the same change',
      environment: world({ everywhere: original(TO_BOTH) }, { everywhere: copy() }),
      actions: {
        edge: [...all(FUNCTION, 'create'), ...all(ALIASES, 'create')],
        shop: [...all(COPY, 'create'), 'aws_lb_listener create', 'aws_lb_listener_certificate create'],
      },
      then: async (deployment, stacks) => {
        await isEverywhere(deployment, SHOP_ACCOUNT);
        await isRenewed(deployment, SHOP_ACCOUNT);
        await holdsNoKey(deployment, stacks);
      },
    },
    {
      title: 'the other gets its copy in its own apply',
      environment: world(
        { everywhere: original(TO_BOTH) },
        { everywhere: copy() },
        { certificates: { everywhere: copy() } },
      ),
      actions: { edge: ['aws_lambda_function update'], blog: all(COPY, 'create') },
      served: [NAME],
      then: async (deployment) => {
        await isEverywhere(deployment, SHOP_ACCOUNT, BLOG_ACCOUNT);
        await isRenewed(deployment, SHOP_ACCOUNT, BLOG_ACCOUNT);
      },
    },
    {
      title: 'its entry is renamed, and those of the copies: only a tag with the name changes',
      environment: world(
        { shared: original({ ...TO_BOTH, formerly: 'everywhere' }) },
        { common: copy({ from: 'edge/shared', formerly: 'everywhere' }) },
        { certificates: { everywhere: copy({ from: 'edge/shared' }) } },
      ),
      actions: { edge: ['aws_acm_certificate update'], shop: ['aws_lambda_invocation update'] },
      served: [NAME],
      then: (deployment) => isEverywhere(deployment, SHOP_ACCOUNT, BLOG_ACCOUNT),
    },
    {
      title: 'it gets another name: another certificate, which the copies become under their ARNs',
      environment: world(
        { everywhere: original({ ...TO_BOTH, formerly: 'shared', subjectAlternativeNames: [OTHER_NAME] }) },
        { everywhere: copy({ formerly: 'common', subjectAlternativeNames: [OTHER_NAME] }) },
        { certificates: { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) } },
      ),
      actions: {
        edge: [
          'aws_acm_certificate create-delete',
          ...['aws_cloudwatch_event_rule update', 'aws_iam_role_policy update', 'aws_lambda_function update'],
        ],
        shop: ['aws_lambda_invocation update'],
        blog: ['aws_lambda_invocation update'],
      },
      served: [NAME],
      then: async (deployment) => {
        await isEverywhere(deployment, SHOP_ACCOUNT, BLOG_ACCOUNT);
        expect((await only(deployment, BLOG_ACCOUNT)).names).toContain(OTHER_NAME);
        await isRenewed(deployment, SHOP_ACCOUNT, BLOG_ACCOUNT);
      },
    },
    {
      title: 'a certificate of its own takes the place of a copy: the copy goes once nothing serves it',
      environment: world(
        { everywhere: original({ ...TO_BOTH, subjectAlternativeNames: [OTHER_NAME] }) },
        { web: publicCertificate(NAME) },
        { certificates: { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) } },
      ),
      actions: {
        edge: ['aws_lambda_function update'],
        shop: [
          ...['aws_acm_certificate create', 'aws_acm_certificate_validation create'],
          ...['aws_route53_record create', 'aws_lb_listener update'],
          ...['aws_lb_listener_certificate create', 'aws_lb_listener_certificate delete'],
          ...all(COPY, 'delete'),
        ],
      },
      served: [NAME],
      then: async (deployment) => {
        expect((await only(deployment, SHOP_ACCOUNT)).tags).not.toHaveProperty('certfleet:certificate');
        expect((await only(deployment, BLOG_ACCOUNT)).names).toContain(OTHER_NAME);
      },
    },
    {
      title: 'and is put back',
      environment: world(
        { everywhere: original({ ...TO_BOTH, subjectAlternativeNames: [OTHER_NAME] }) },
        { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) },
        { certificates: { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) } },
      ),
      actions: {
        edge: ['aws_lambda_function update'],
        shop: [
          ...all(COPY, 'create'),
          'aws_lb_listener update',
          ...['aws_lb_listener_certificate create', 'aws_lb_listener_certificate delete'],
          ...['aws_acm_certificate delete', 'aws_route53_record delete'],
          'aws_acm_certificate_validation delete',
        ],
      },
      served: [NAME],
      then: (deployment) => {
        arn = undefined;
        return isEverywhere(deployment, SHOP_ACCOUNT, BLOG_ACCOUNT);
      },
    },
    {
      title: 'an account retires: its copy goes with it, and the other keeps its own',
      environment: world(
        { everywhere: original({ ...TO_BOTH, subjectAlternativeNames: [OTHER_NAME] }) },
        { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) },
        { certificates: { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) }, retired: true },
      ),
      actions: { edge: ['aws_lambda_function update'], blog: all(COPY, 'delete') },
      served: [NAME],
      then: async (deployment) => {
        expect(await standing(deployment, BLOG_ACCOUNT)).toEqual([]);
        await isEverywhere(deployment, SHOP_ACCOUNT);
      },
    },
    {
      title: 'a later version has other code: it distributes as before',
      environment: world(
        { everywhere: original({ ...TO_BOTH, subjectAlternativeNames: [OTHER_NAME] }) },
        { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) },
        { certificates: { everywhere: copy({ subjectAlternativeNames: [OTHER_NAME] }) }, retired: true },
      ),
      extend: otherCode('distribution'),
      actions: { edge: ['aws_lambda_function update'] },
      served: [NAME],
      then: (deployment) => isRenewed(deployment, SHOP_ACCOUNT),
    },
    {
      title: 'the last copy goes with what serves it',
      environment: world({ everywhere: original({ ...TO_BOTH, subjectAlternativeNames: [OTHER_NAME] }) }),
      actions: {
        edge: ['aws_lambda_function update'],
        shop: [...['aws_lb_listener delete', 'aws_lb_listener_certificate delete'], ...all(COPY, 'delete')],
      },
      then: async (deployment) => expect(await standing(deployment, SHOP_ACCOUNT)).toEqual([]),
    },
    {
      title: 'nothing is distributed any more: the function goes, and the certificate stays',
      environment: world({ everywhere: original({ subjectAlternativeNames: [OTHER_NAME] }) }),
      actions: { edge: [...all(FUNCTION, 'delete'), ...all(ALIASES, 'delete')] },
      then: async (deployment) => void (await only(deployment, EDGE_ACCOUNT)),
    },
  ],
});
