import {
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { ApplicationZone } from '../../../environments';
import {
  SHARED_SERVICES_ACCOUNT,
  SHOP_ACCOUNT,
  environment,
  listener,
  publicCertificate,
  shop,
} from './environments';
import { describeTransitions } from './world';

const ZONE = 'shop.example.com';

async function zoneOf({ emulator: { endpoint } }: Deployment, account: string, name: string) {
  const credentials = await accountCredentials(endpoint, account);
  const client = new Route53Client({ endpoint, region: 'us-east-1', credentials });
  const { HostedZones = [] } = await client.send(new ListHostedZonesByNameCommand({ DNSName: name }));
  const id = HostedZones.find(({ Name }) => Name === `${name}.`)!.Id!.replace('/hostedzone/', '');
  const { ResourceRecordSets = [] } = await client.send(
    new ListResourceRecordSetsCommand({ HostedZoneId: id }),
  );
  const { DelegationSet } = await client.send(new GetHostedZoneCommand({ Id: id }));
  return { id, records: ResourceRecordSets, nameServers: [...DelegationSet!.NameServers!].sort() };
}

/** The name servers that shared services' zone has for the account's, without the dot at their end. */
async function delegatedTo(deployment: Deployment): Promise<string[]> {
  const { records } = await zoneOf(deployment, SHARED_SERVICES_ACCOUNT, 'example.com');
  return records
    .filter(({ Name, Type }) => Name === `${ZONE}.` && Type === 'NS')
    .flatMap(({ ResourceRecords = [] }) => ResourceRecords.map(({ Value = '' }) => Value.replace(/\.$/, '')))
    .sort();
}

/** How many validation records each zone has. */
const recordsAre = (own: number, shared: number) => async (deployment: Deployment) => {
  const count = async (account: string, name: string) =>
    (await zoneOf(deployment, account, name)).records.filter(({ Type }) => Type === 'CNAME').length;
  expect(await count(SHOP_ACCOUNT, ZONE)).toBe(own);
  expect(await count(SHARED_SERVICES_ACCOUNT, 'example.com')).toBe(shared);
};

/** Id of the account's zone, which AWS chose. */
let made = '';

function world(names: readonly [string, ...string[]], zone?: Partial<ApplicationZone>) {
  const own: ApplicationZone = { type: 'application', application: 'shop', ...zone };
  return environment(
    {
      shop: shop({
        certificates: { web: publicCertificate(...names) },
        consumers: { edge: listener(['web'], ['www.example.com']) },
      }),
    },
    { zones: { 'example.com': { type: 'create' }, ...(zone && { [ZONE]: own }) } },
  );
}

const replaced = [
  'aws_acm_certificate create-delete',
  'aws_acm_certificate_validation create-delete',
  'aws_lb_listener update',
  'aws_lb_listener_certificate create-delete',
];
const both = ['www.example.com', 'api.shop.example.com'] as const;

describeTransitions({
  title: 'a zone in the account of an application',
  existing: world(['www.example.com']),
  transitions: [
    {
      title: 'an account serves a name of a zone of shared services',
      environment: () => world(['www.example.com']),
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
        'it gets a zone of its own, delegated by its role, in which a name is proved without shared services',
      environment: () => world(both, {}),
      actions: {
        'shared-services': ['aws_iam_role_policy create'],
        shop: [
          ...replaced,
          'aws_route53_record create',
          'aws_route53_record create',
          'aws_route53_zone create',
        ],
      },
      served: ['www.example.com'],
      then: async (deployment) => {
        await recordsAre(1, 1)(deployment);
        const { id, nameServers } = await zoneOf(deployment, SHOP_ACCOUNT, ZONE);
        expect(await delegatedTo(deployment)).toEqual(nameServers);
        made = id;
      },
    },
    {
      title: 'the zone is said to exist: it leaves the state with its delegation, and both stay',
      environment: () => world(both, { hostedZoneId: made }),
      actions: {
        'shared-services': ['aws_iam_role_policy delete'],
        shop: ['aws_route53_record forget', 'aws_route53_zone forget'],
      },
      served: both.slice(0, 1),
      then: async (deployment) => {
        await recordsAre(1, 1)(deployment);
        expect(await delegatedTo(deployment)).not.toEqual([]);
      },
    },
    {
      title: 'the name is taken out: its record goes, and the zone stays',
      environment: () => world(['www.example.com'], { hostedZoneId: made }),
      actions: { shop: [...replaced, 'aws_route53_record delete'] },
      served: ['www.example.com'],
      then: recordsAre(0, 1),
    },
  ],
});

describeTransitions({
  title: 'a zone in the account of an application, taken out in two steps and put back',
  existing: world(['www.example.com']),
  transitions: [
    {
      title: 'it comes with the account',
      environment: () => world(['www.example.com'], {}),
      actions: {
        'shared-services': [
          'aws_iam_role create',
          'aws_iam_role_policy create',
          'aws_iam_role_policy create',
          'aws_route53_zone create',
        ],
        shop: [
          'aws_acm_certificate create',
          'aws_acm_certificate_validation create',
          'aws_lb_listener create',
          'aws_lb_listener_certificate create',
          'aws_route53_record create',
          'aws_route53_record create',
          'aws_route53_zone create',
        ],
      },
    },
    {
      title: 'the delegation is withdrawn by the right that still stands',
      environment: () => world(['www.example.com'], { delegation: 'withdrawn' }),
      actions: { shop: ['aws_route53_record delete'] },
      then: async (deployment) => expect(await delegatedTo(deployment)).toEqual([]),
    },
    {
      title: 'then the zone goes, and the right',
      environment: () => world(['www.example.com']),
      actions: { 'shared-services': ['aws_iam_role_policy delete'], shop: ['aws_route53_zone delete'] },
    },
    {
      title: 'it is put back',
      environment: () => world(['www.example.com'], {}),
      actions: {
        'shared-services': ['aws_iam_role_policy create'],
        shop: ['aws_route53_record create', 'aws_route53_zone create'],
      },
    },
  ],
});
