import {
  CreateHostedZoneCommand,
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Application, Zone } from '../../../environments';
import { SHARED_SERVICES_ACCOUNT, environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

const NEWS_ACCOUNT = '333333333333';

/** The hosted zone that people made in the shared-services account. */
let madeByHand = '';

async function route53({ emulator: { endpoint } }: Deployment): Promise<Route53Client> {
  const credentials = await accountCredentials(endpoint, SHARED_SERVICES_ACCOUNT);
  return new Route53Client({ endpoint, region: 'us-east-1', credentials });
}

async function makeZone(deployment: Deployment): Promise<void> {
  const create = new CreateHostedZoneCommand({ Name: 'example.net', CallerReference: 'by hand' });
  const { HostedZone } = await (await route53(deployment)).send(create);
  madeByHand = HostedZone!.Id!.replace('/hostedzone/', '');
}

/** The hosted zone that shared services created. */
let createdHere = '';

async function zoneNamed(deployment: Deployment, name: string): Promise<string> {
  const { HostedZones = [] } = await (
    await route53(deployment)
  ).send(new ListHostedZonesByNameCommand({ DNSName: name }));
  return HostedZones.find(({ Name }) => Name === `${name}.`)!.Id!.replace('/hostedzone/', '');
}

/** How many validation records the zone has that people made, which must stand whatever was taken out. */
const recordsInZoneMadeByHand = (count: number) => async (deployment: Deployment) => {
  const client = await route53(deployment);
  await expect(client.send(new GetHostedZoneCommand({ Id: madeByHand }))).resolves.toBeDefined();
  const records = new ListResourceRecordSetsCommand({ HostedZoneId: madeByHand });
  const { ResourceRecordSets = [] } = await client.send(records);
  expect(ResourceRecordSets.filter(({ Type }) => Type === 'CNAME')).toHaveLength(count);
};

const served = ['web.example.com'];
const web = publicCertificate('web.example.com');
const create: Zone = { type: 'create' };

interface State {
  readonly zones?: Readonly<Record<string, Zone>>;
  readonly news?: Partial<Application>;
}

/** A shop that serves a name all the while, and beside it zones and an account that come and go. */
const world = ({ zones = {}, news }: State) =>
  environment(
    {
      shop: shop({ certificates: { web }, consumers: { edge: listener(['web']) } }),
      ...(news && {
        news: {
          accountId: NEWS_ACCOUNT,
          deployRoleArn: `arn:aws:iam::${NEWS_ACCOUNT}:role/certfleet-deploy`,
          regions: ['eu-west-1'],
          ...news,
        },
      }),
    },
    { zones: { 'example.com': create, ...zones } },
  );

/** An account with a certificate for each of the names, and the domains they lie in. */
const proving = (...names: readonly string[]): Partial<Application> => ({
  domains: names.map((name) => name.replace(/^\w+\./, '')),
  certificates: Object.fromEntries(
    names.map((name) => [name.replace(/\..*$/, ''), publicCertificate(name)] as const),
  ),
});

const deleting = (name: string): Partial<Application> => ({
  ...proving(name),
  certificates: {},
  validationRecords: { [name]: 'delete' },
});

/** Zones of shared services and of people, and an account that proves in both. */
const both = (news: Partial<Application>): State => ({
  zones: { 'example.org': create, 'example.net': { type: 'existing', hostedZoneId: madeByHand } },
  news,
});

const role = (action: string) => [`aws_iam_role ${action}`, `aws_iam_role_policy ${action}`];

const proved = (action: string) => [
  `aws_acm_certificate ${action}`,
  `aws_acm_certificate_validation ${action}`,
  `aws_route53_record ${action}`,
];

describeTransitions({
  title: 'zones and roles, added, taken out and put back while another account serves',
  // The organization has the account from the beginning.
  existing: world({ news: {} }),
  transitions: [
    {
      title: 'a zone is added, and an account with a domain in it, beside an account that serves',
      environment: () => world({ zones: { 'example.org': create }, news: proving('news.example.org') }),
      actions: {
        'shared-services': [
          ...role('create'),
          'aws_route53_zone create',
          ...role('create'),
          'aws_route53_zone create',
        ],
        shop: [...proved('create'), 'aws_lb_listener create', 'aws_lb_listener_certificate create'],
        news: proved('create'),
      },
    },
    {
      title: 'its certificate and record are taken out: zone and role stay to let it',
      environment: () => world({ zones: { 'example.org': create }, news: deleting('news.example.org') }),
      actions: { news: proved('delete') },
      served,
    },
    {
      title: 'the account loses its domains and the zone is taken out: the role goes',
      environment: () => world({ news: {} }),
      actions: { 'shared-services': [...role('delete'), 'aws_route53_zone delete'] },
      served,
      then: makeZone,
    },
    {
      title:
        'domain, zone and certificate are put back, beside those of a zone that people made: the role proves in both',
      environment: () => world(both(proving('news.example.org', 'paper.example.net'))),
      actions: {
        'shared-services': [...role('create'), 'aws_route53_zone create'],
        news: [...proved('create'), ...proved('create')],
      },
      served,
      then: recordsInZoneMadeByHand(1),
    },
    {
      title:
        'what is proved in the zone that people made is taken out, and what is proved in the other stays',
      environment: () =>
        world(
          both({
            ...proving('news.example.org', 'paper.example.net'),
            certificates: { news: publicCertificate('news.example.org') },
            validationRecords: { 'paper.example.net': 'delete' },
          }),
        ),
      actions: { news: proved('delete') },
      served,
      then: recordsInZoneMadeByHand(0),
    },
    {
      title: 'domain and zone are taken out: the role changes, and the zone is left to those who made it',
      environment: () => world({ zones: { 'example.org': create }, news: proving('news.example.org') }),
      actions: { 'shared-services': ['aws_iam_role_policy update'] },
      served,
      then: recordsInZoneMadeByHand(0),
    },
    {
      title:
        'they are put back, and the other zone is said to be delegated, in which shared services proves no name',
      environment: () =>
        world({
          ...both(proving('news.example.org', 'paper.example.net')),
          zones: { ...both({}).zones, 'example.org': { type: 'create', delegated: true } },
        }),
      actions: { 'shared-services': ['aws_iam_role_policy update'], news: proved('create') },
      served,
      then: async (deployment) => {
        await recordsInZoneMadeByHand(1)(deployment);
        createdHere = await zoneNamed(deployment, 'example.org');
      },
    },
    {
      title:
        'the zone that was created is said to exist: it leaves the state and stays, and so does what it proves',
      environment: () =>
        world({
          ...both(proving('news.example.org', 'paper.example.net')),
          zones: { ...both({}).zones, 'example.org': { type: 'existing', hostedZoneId: createdHere } },
        }),
      actions: { 'shared-services': ['aws_iam_role_policy update', 'aws_route53_zone forget'] },
      served,
      then: async (deployment) => expect(await zoneNamed(deployment, 'example.org')).toBe(createdHere),
    },
  ],
});
