import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Application } from '../../../environments';
import { environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

/** The account of those who edit the zone. */
const OTHERS = '444444444444';

const web = publicCertificate('web.example.com');
const both = publicCertificate('web.example.com', 'web.example.net');
const edge = listener(['web']);

const shopWith =
  (changes: Partial<Application>, type: 'manual' | 'create' = 'manual') =>
  () =>
    environment(
      { shop: shop({ domains: ['example.com', 'example.net'], consumers: { edge }, ...changes }) },
      { zones: { 'example.com': { type: 'create' }, 'example.net': { type } } },
    );

/** A record as the stack's output shows it. */
interface Shown {
  readonly name: string;
  readonly value: string;
}

/** Creates a record as the people do who edit the zone. */
async function publish({ emulator }: Deployment, { name, value }: Shown): Promise<void> {
  const route53 = new Route53Client({
    endpoint: emulator.endpoint,
    region: 'us-east-1',
    credentials: await accountCredentials(emulator.endpoint, OTHERS),
  });
  const { HostedZone } = await route53.send(
    new CreateHostedZoneCommand({ Name: 'example.net', CallerReference: 'others' }),
  );
  const ResourceRecordSet = {
    Name: name,
    Type: 'CNAME' as const,
    TTL: 300,
    ResourceRecords: [{ Value: value }],
  };
  await route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: HostedZone!.Id,
      ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet }] },
    }),
  );
}

const replaced = [
  'aws_acm_certificate create-delete',
  'aws_acm_certificate_validation create-delete',
  'aws_lb_listener update',
  'aws_lb_listener_certificate create-delete',
];

describeTransitions({
  title: 'a name in a zone that others edit',
  existing: shopWith({ certificates: { web } })(),
  transitions: [
    {
      title: 'an account serves a name of its own zone',
      environment: shopWith({ certificates: { web } }),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [
          'aws_acm_certificate create',
          'aws_acm_certificate_validation create',
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          'aws_route53_record create',
        ],
      },
    },
    {
      title:
        'the name is requested on a certificate of its own: nothing waits for it, and the record is shown',
      environment: shopWith({ certificates: { web, next: publicCertificate('web.example.net') } }),
      actions: { shop: ['aws_acm_certificate create'] },
      served: ['web.example.com'],
      then: async (deployment, [, shopStack]) => {
        const shown = (await shopStack!.outputs()).dns_records_to_create as Record<string, Shown>;
        expect(Object.keys(shown)).toEqual(['web.example.net']);
        await publish(deployment, shown['web.example.net']!);
      },
    },
    {
      title: 'its record stands, and the name goes onto the certificate in use, which stays served',
      environment: shopWith({
        certificates: { web: both },
        validationRecords: { 'web.example.net': 'published' },
      }),
      actions: { shop: [...replaced, 'aws_acm_certificate delete'] },
      served: ['web.example.com'],
    },
    {
      title: 'shared services takes the zone over: its record is made there, and the certificate stays',
      environment: shopWith({ certificates: { web: both } }, 'create'),
      actions: {
        'shared-services': ['aws_iam_role_policy update', 'aws_route53_zone create'],
        shop: ['aws_acm_certificate_validation create-delete', 'aws_route53_record create'],
      },
      served: ['web.example.com', 'web.example.net'],
    },
    {
      title: 'the name is taken out again, with its record',
      environment: shopWith(
        { certificates: { web }, validationRecords: { 'web.example.net': 'delete' } },
        'create',
      ),
      actions: { shop: [...replaced, 'aws_route53_record delete'] },
      served: ['web.example.com'],
    },
    {
      title: 'the zone is given back to those who edit it',
      environment: shopWith({ certificates: { web } }),
      actions: { 'shared-services': ['aws_iam_role_policy update', 'aws_route53_zone delete'] },
      served: ['web.example.com'],
    },
  ],
});
