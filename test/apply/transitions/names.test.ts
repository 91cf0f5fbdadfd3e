import {
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import { certificateRows } from '../../../emulator/certificate-table';
import type { Deployment } from '../../../emulator/deployment';
import type { Application, ValidationRecordState } from '../../../environments';
import { SHARED_SERVICES_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

type Records = Readonly<Record<string, ValidationRecordState>>;

/** A shop whose one certificate, on a listener, has these names. */
function shopWithNames(
  names: readonly string[],
  validationRecords: Records = {},
  changes: Partial<Application> = {},
) {
  const [first, ...others] = names;
  const inUse =
    first === undefined
      ? {}
      : {
          certificates: { web: publicCertificate(first, ...others) },
          consumers: { edge: listener(['web']) },
        };
  return shop({ ...inUse, validationRecords, ...changes });
}

const shopOnly =
  (...given: Parameters<typeof shopWithNames>) =>
  () =>
    environment({ shop: shopWithNames(...given) });

/** The names that have a validation record in the zones of shared services. */
async function recordedNames({ emulator }: Deployment): Promise<string[]> {
  const route53 = new Route53Client({
    endpoint: emulator.endpoint,
    region: 'us-east-1',
    credentials: await accountCredentials(emulator.endpoint, SHARED_SERVICES_ACCOUNT),
  });
  const { HostedZones = [] } = await route53.send(new ListHostedZonesCommand({}));
  const records = await Promise.all(
    HostedZones.map(({ Id }) => route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: Id }))),
  );
  return records
    .flatMap(({ ResourceRecordSets = [] }) => ResourceRecordSets)
    .filter(({ Type }) => Type === 'CNAME')
    .map(({ Name = '' }) => Name.replace(/^_[0-9a-f]+\./, '').replace(/\.$/, ''))
    .sort();
}

const recordsAre =
  (...names: readonly string[]) =>
  async (deployment: Deployment) =>
    expect(await recordedNames(deployment)).toEqual(names);

const replaced = [
  'aws_acm_certificate create-delete',
  'aws_acm_certificate_validation create-delete',
  'aws_lb_listener update',
  'aws_lb_listener_certificate create-delete',
];

const made = [
  'aws_acm_certificate create',
  'aws_acm_certificate_validation create',
  'aws_lb_listener create',
  'aws_lb_listener_certificate create',
];

const gone = [
  'aws_acm_certificate delete',
  'aws_acm_certificate_validation delete',
  'aws_lb_listener delete',
  'aws_lb_listener_certificate delete',
];

describeTransitions({
  title: 'names, records and accounts, added and taken out',
  existing: shopOnly(['web.example.com'])(),
  transitions: [
    {
      title: 'an account is added with one name: zone and role first, then record, certificate and listener',
      environment: shopOnly(['web.example.com']),
      actions: {
        'shared-services': ['aws_iam_role create', 'aws_iam_role_policy create', 'aws_route53_zone create'],
        shop: [...made, 'aws_route53_record create'],
      },
      then: recordsAre('web.example.com'),
    },
    {
      title: 'a name is added to a certificate in use: one record comes, none is touched',
      environment: shopOnly(['web.example.com', 'api.example.com']),
      actions: { shop: [...replaced, 'aws_route53_record create'] },
      served: ['web.example.com'],
      then: recordsAre('api.example.com', 'web.example.com'),
    },
    {
      title: 'a name is taken out and its record retained: the record is not touched',
      environment: shopOnly(['web.example.com'], { 'api.example.com': 'retain' }),
      actions: { shop: replaced },
      served: ['web.example.com'],
      then: recordsAre('api.example.com', 'web.example.com'),
    },
    {
      title: 'the name is put back: the record that was retained serves it',
      environment: shopOnly(['web.example.com', 'api.example.com']),
      actions: { shop: replaced },
      served: ['web.example.com'],
      then: recordsAre('api.example.com', 'web.example.com'),
    },
    {
      title:
        'a name is taken out and its record deleted: the role that the account keeps may still delete it',
      environment: shopOnly(['web.example.com'], { 'api.example.com': 'delete' }),
      actions: { shop: [...replaced, 'aws_route53_record delete'] },
      served: ['web.example.com'],
      then: recordsAre('web.example.com'),
    },
    {
      title: 'the account gets another domain and another zone: its role changes, its services do not',
      environment: () =>
        environment(
          { shop: shopWithNames(['web.example.com'], {}, { domains: ['example.com', 'example.org'] }) },
          { zones: { 'example.com': { type: 'create' }, 'example.org': { type: 'create' } } },
        ),
      actions: { 'shared-services': ['aws_iam_role_policy update', 'aws_route53_zone create'] },
      served: ['web.example.com'],
    },
    {
      title: 'domain and zone are taken out again',
      environment: shopOnly(['web.example.com']),
      actions: { 'shared-services': ['aws_iam_role_policy update', 'aws_route53_zone delete'] },
      served: ['web.example.com'],
    },
    {
      title: 'the last name of the account is taken out: the provider that deletes its record is still there',
      environment: shopOnly([], { 'web.example.com': 'delete' }),
      actions: { shop: [...gone, 'aws_route53_record delete'] },
      then: recordsAre(),
    },
    {
      title: 'the last name is put back',
      environment: shopOnly(['web.example.com']),
      actions: { shop: [...made, 'aws_route53_record create'] },
    },
    {
      title:
        'the account is renamed with its former name: its role is another, its certificates and services stay',
      environment: () => environment({ store: { ...shopWithNames(['web.example.com']), formerly: 'shop' } }),
      actions: {
        'shared-services': [
          'aws_iam_role create',
          'aws_iam_role delete',
          'aws_iam_role_policy create',
          'aws_iam_role_policy delete',
        ],
        // The tag that names the stack.
        store: ['aws_acm_certificate update', 'aws_lb_listener update'],
      },
      served: ['web.example.com'],
      then: recordsAre('web.example.com'),
    },
    {
      title: 'the account is retired and one record retained: everything else goes, its role stays to let it',
      environment: () =>
        environment({
          store: {
            ...shopWithNames(['web.example.com'], { 'web.example.com': 'retain' }),
            formerly: 'shop',
            retired: true,
          },
        }),
      actions: { store: [...gone, 'aws_route53_record forget'] },
      then: async (deployment) => {
        expect(await recordedNames(deployment)).toEqual(['web.example.com']);
        const emptied = environment({ store: shop() });
        expect(await certificateRows(deployment.emulator.endpoint, emptied)).toEqual([]);
      },
    },
    {
      title: 'it comes back, and takes over the record that stands already',
      environment: () =>
        environment({
          store: {
            ...shopWithNames(['web.example.com'], { 'web.example.com': 'overwrite' }),
            formerly: 'shop',
          },
        }),
      actions: { store: [...made, 'aws_route53_record create'] },
      then: recordsAre('web.example.com'),
    },
    {
      title: 'the line that took the record over is taken out: nothing changes',
      environment: () => environment({ store: { ...shopWithNames(['web.example.com']), formerly: 'shop' } }),
      actions: {},
    },
    {
      title: 'the account is retired: everything of it goes',
      environment: () =>
        environment({
          store: { ...shopWithNames(['web.example.com']), formerly: 'shop', retired: true },
        }),
      actions: { store: [...gone, 'aws_route53_record delete'] },
      then: recordsAre(),
    },
    {
      title: 'the retired account is taken out of the file: its role goes, and nothing is left',
      environment: () => environment({}),
      actions: { 'shared-services': ['aws_iam_role delete', 'aws_iam_role_policy delete'] },
    },
  ],
});
