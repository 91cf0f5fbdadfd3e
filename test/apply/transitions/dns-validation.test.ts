import type { Deployment } from '../../../emulator/deployment';
import type { Certificate, DnsValidation } from '../../../environments';
import { loggedLines } from '../../support/function-log';
import { RequestingAccount } from '../../support/requesting-account';
import { ToldTopic } from '../../support/told-topic';
import { ZoneRecords } from '../../support/zone-records';
import { SHARED_SERVICES_ACCOUNT, SHOP_ACCOUNT, environment, publicCertificate, shop } from './environments';
import { VALIDATING_FUNCTION, all, otherCode } from './functions';
import { describeTransitions } from './world';

const TOPIC = 'refusals';
const VALIDATED: DnsValidation = { topicArn: ToldTopic.arn(SHARED_SERVICES_ACCOUNT, TOPIC) };
const FUNCTION = 'certfleet-trial-dns-validation';
const web = publicCertificate('web.shop.example.com');

function shopWith(certificates: Readonly<Record<string, Certificate>>, dnsValidation?: DnsValidation) {
  const shopIt = shop({ certificates, domains: ['shop.example.com'], owner: 'shop@example.com' });
  return () => ({ ...environment({ shop: shopIt }), dnsValidation });
}

const shopAccount = ({ emulator: { endpoint } }: Deployment) => RequestingAccount.of(endpoint, SHOP_ACCOUNT);

/** Requests as somebody at the console does. */
const request = async (deployment: Deployment, ...names: readonly [string, ...string[]]) =>
  (await shopAccount(deployment)).request(names);

const issued = async (deployment: Deployment, arn: string) => (await shopAccount(deployment)).issued(arn);

const status = async (deployment: Deployment, arn: string) => (await shopAccount(deployment)).status(arn);

/** What the function says where a word comes up, once it has said something. */
const said = ({ emulator: { endpoint } }: Deployment, word: string) =>
  loggedLines(endpoint, { accountId: SHARED_SERVICES_ACCOUNT, functionName: FUNCTION }, word);

const zone = ({ emulator: { endpoint } }: Deployment) =>
  ZoneRecords.of(endpoint, SHARED_SERVICES_ACCOUNT, 'example.com');

const written = async (deployment: Deployment, name: string) => (await zone(deployment)).proofsOf(name);

const REQUESTED = ['aws_acm_certificate', 'aws_acm_certificate_validation', 'aws_route53_record'];
const ACCOUNT_PARTS = [
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target'],
  ...['aws_iam_role', 'aws_iam_role', 'aws_iam_role_policy', 'aws_iam_role_policy'],
];

let topic: ToldTopic;
let early: string;

describeTransitions({
  title: 'requests of others that are validated',
  existing: shopWith({ web })(),
  transitions: [
    {
      title: 'the stacks validate what they request, and nothing else',
      environment: shopWith({ web }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: all(REQUESTED, 'create'),
      },
      then: async (deployment) => {
        topic = await ToldTopic.of(deployment.emulator.endpoint, SHARED_SERVICES_ACCOUNT, TOPIC);
        early = await request(deployment, 'early.shop.example.com');
        expect(await status(deployment, early)).toBe('PENDING_VALIDATION');
      },
    },
    {
      title: 'others are validated too: no record of the stacks is touched',
      environment: shopWith({ web }, VALIDATED),
      actions: {
        'shared-services': all(VALIDATING_FUNCTION, 'create'),
        shop: all(ACCOUNT_PARTS, 'create'),
      },
      then: async (deployment) => {
        const arn = await request(
          deployment,
          'new.shop.example.com',
          '*.new.shop.example.com',
          'x.shop.example.com',
        );
        expect(await issued(deployment, arn)).toBe('ISSUED');
        expect(await written(deployment, 'new.shop.example.com')).toHaveLength(1);
        // What was requested before is found by the daily look.
        await deployment.emulator.passSchedules();
        expect(await issued(deployment, early)).toBe('ISSUED');
        expect(await topic.take()).toEqual([]);
      },
    },
    {
      title: 'a certificate of the stacks is left to them, though its record stands',
      environment: shopWith({ web, taken: publicCertificate('new.shop.example.com') }, VALIDATED),
      actions: { shop: all(REQUESTED, 'create') },
      then: async (deployment) => {
        expect(await written(deployment, 'new.shop.example.com')).toHaveLength(1);
        const [line] = await said(deployment, 'the stacks of an environment have it');
        expect(line).toMatchObject({ DnsValidationIgnored: 1 });
      },
    },
    {
      title: 'the function is taken out: what it wrote stays',
      environment: shopWith({ web, taken: publicCertificate('new.shop.example.com') }),
      actions: {
        'shared-services': all(VALIDATING_FUNCTION, 'delete'),
        shop: all(ACCOUNT_PARTS, 'delete'),
      },
      then: async (deployment) => {
        expect(await written(deployment, 'early.shop.example.com')).toHaveLength(1);
        const arn = await request(deployment, 'late.shop.example.com');
        expect(await status(deployment, arn)).toBe('PENDING_VALIDATION');
      },
    },
    {
      title: 'it is put back',
      environment: shopWith({ web, taken: publicCertificate('new.shop.example.com') }, VALIDATED),
      actions: {
        'shared-services': all(VALIDATING_FUNCTION, 'create'),
        shop: all(ACCOUNT_PARTS, 'create'),
      },
      then: async (deployment) => {
        const forbidden = await request(
          deployment,
          'shop.example.com',
          'blog.example.com',
          'shop.example.net',
        );
        const [line] = await said(deployment, forbidden);
        expect(line).toMatchObject({
          DnsValidationRefused: 1,
          written: [expect.stringMatching(/^_\w{32}\.shop\.example\.com$/)],
          refused: [
            { name: 'blog.example.com', reason: expect.stringContaining('none of the domains') as string },
            { name: 'shop.example.net', reason: expect.stringContaining('none of the domains') as string },
          ],
        });
        const [told, ...more] = await topic.take();
        expect(more).toEqual([]);
        expect(told!.Subject).toBe('Not validated: blog.example.com, shop.example.net');
        expect(told!.Message).toContain(forbidden);
        expect(told!.Message).toContain('shop@example.com');
        expect(await written(deployment, 'blog.example.com')).toEqual([]);
      },
    },
    {
      title: "nothing changes while somebody else's record stands where one should",
      environment: shopWith({ web, taken: publicCertificate('new.shop.example.com') }, VALIDATED),
      actions: {},
      then: async (deployment) => {
        expect(await issued(deployment, await request(deployment, 'held.shop.example.com'))).toBe('ISSUED');
        const records = await zone(deployment);
        const [Name] = await records.proofsOf('held.shop.example.com');
        await records.change('UPSERT', Name!, 'somebody-else.example.net.');
        const arn = await request(deployment, 'held.shop.example.com', 'free.shop.example.com');
        const [line] = await said(deployment, arn);
        expect(line).toMatchObject({ refused: [{ name: 'held.shop.example.com' }] });
        expect((await records.cnames())[Name!]).toBe('somebody-else.example.net.');
        expect(await written(deployment, 'free.shop.example.com')).toHaveLength(1);
        expect(await topic.take()).toHaveLength(1);
      },
    },
    {
      title: 'a later version has other code: it validates as before',
      environment: shopWith({ web, taken: publicCertificate('new.shop.example.com') }, VALIDATED),
      extend: otherCode('dns-validation'),
      actions: { 'shared-services': ['aws_lambda_function update'] },
      then: async (deployment) => {
        expect(await issued(deployment, await request(deployment, 'other.shop.example.com'))).toBe('ISSUED');
      },
    },
    {
      title: 'nobody is told any more',
      environment: shopWith({ web, taken: publicCertificate('new.shop.example.com') }, {}),
      actions: { 'shared-services': ['aws_iam_role_policy update', 'aws_lambda_function update'] },
      then: async (deployment) => {
        await said(deployment, await request(deployment, 'nobody.example.com'));
        expect(await topic.take()).toEqual([]);
      },
    },
  ],
});
