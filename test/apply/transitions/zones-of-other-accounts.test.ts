import {
  CreateHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { Zone } from '../../../environments';
import { environment, listener, publicCertificate, shop } from './environments';
import { describeTransitions } from './world';

/** Accounts that hold a zone each, with the ids that AWS chose. */
const owners: Readonly<Record<string, string>> = {
  'example.net': '444444444444',
  'example.org': '555555555555',
};
const made: Record<string, string> = {};

async function clientOf({ emulator: { endpoint } }: Deployment, zone: string): Promise<Route53Client> {
  const credentials = await accountCredentials(endpoint, owners[zone]!);
  return new Route53Client({ endpoint, region: 'us-east-1', credentials });
}

async function makeZones(deployment: Deployment): Promise<void> {
  for (const name of Object.keys(owners)) {
    const client = await clientOf(deployment, name);
    const create = new CreateHostedZoneCommand({ Name: name, CallerReference: 'by hand' });
    made[name] = (await client.send(create)).HostedZone!.Id!.replace('/hostedzone/', '');
  }
}

/** How many validation records the zone of another account has. */
const recordsAre = (counts: Readonly<Record<string, number>>) => async (deployment: Deployment) => {
  for (const [zone, count] of Object.entries(counts)) {
    const list = new ListResourceRecordSetsCommand({ HostedZoneId: made[zone] });
    const { ResourceRecordSets = [] } = await (await clientOf(deployment, zone)).send(list);
    expect([zone, ResourceRecordSets.filter(({ Type }) => Type === 'CNAME').length]).toEqual([zone, count]);
  }
};

const elsewhere = (name: string): Zone => ({
  type: 'other-account',
  hostedZoneId: made[name]!,
  roleArn: `arn:aws:iam::${owners[name]}:role/certificates`,
});

/** A shop whose one certificate has these names, with domains in all zones that are declared. */
function world(names: readonly [string, ...string[]], others: readonly string[] = []) {
  const zones = Object.fromEntries(others.map((name) => [name, elsewhere(name)]));
  return environment(
    {
      shop: shop({
        domains: ['example.com', ...others],
        certificates: { web: publicCertificate(...names) },
        consumers: { edge: listener(['web'], ['www.example.com']) },
      }),
    },
    { zones: { 'example.com': { type: 'create' }, ...zones } },
  );
}

const replaced = [
  'aws_acm_certificate create-delete',
  'aws_acm_certificate_validation create-delete',
  'aws_lb_listener update',
  'aws_lb_listener_certificate create-delete',
];

describeTransitions({
  title: 'zones of other accounts',
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
      then: makeZones,
    },
    {
      title:
        'its certificate gets names in zones of two more accounts: a record in each, shared services unchanged',
      environment: () =>
        world(['www.example.com', 'www.example.net', 'www.example.org'], ['example.net', 'example.org']),
      actions: { shop: [...replaced, 'aws_route53_record create', 'aws_route53_record create'] },
      served: ['www.example.com'],
      then: recordsAre({ 'example.net': 1, 'example.org': 1 }),
    },
    {
      title: 'a name is taken out and its zone stays: the record goes by the same way',
      environment: () => world(['www.example.com', 'www.example.net'], ['example.net', 'example.org']),
      actions: { shop: [...replaced, 'aws_route53_record delete'] },
      served: ['www.example.com', 'www.example.net'],
      then: recordsAre({ 'example.net': 1, 'example.org': 0 }),
    },
    {
      title: 'then its zone is taken out: nothing changes',
      environment: () => world(['www.example.com', 'www.example.net'], ['example.net']),
      actions: {},
      then: recordsAre({ 'example.net': 1 }),
    },
  ],
});
