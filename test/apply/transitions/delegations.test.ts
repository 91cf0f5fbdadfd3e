import {
  ChangeResourceRecordSetsCommand,
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  type RRType,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import type { CreatedZone, Zone } from '../../../environments';
import { SHARED_SERVICES_ACCOUNT, environment } from './environments';
import { describeTransitions } from './world';

async function route53({ emulator: { endpoint } }: Deployment): Promise<Route53Client> {
  const credentials = await accountCredentials(endpoint, SHARED_SERVICES_ACCOUNT);
  return new Route53Client({ endpoint, region: 'us-east-1', credentials });
}

async function zoneId(client: Route53Client, name: string): Promise<string> {
  const { HostedZones = [] } = await client.send(new ListHostedZonesByNameCommand({ DNSName: name }));
  return HostedZones.find(({ Name }) => Name === `${name}.`)!.Id!.replace('/hostedzone/', '');
}

/** The values of a record of a zone, in alphabetical order. */
async function valuesOf(client: Route53Client, zone: string, name: string, type: RRType): Promise<string[]> {
  const records = new ListResourceRecordSetsCommand({ HostedZoneId: await zoneId(client, zone) });
  const { ResourceRecordSets = [] } = await client.send(records);
  return ResourceRecordSets.filter(({ Name, Type }) => Name === `${name}.` && Type === type)
    .flatMap(({ ResourceRecords = [] }) => ResourceRecords.map(({ Value = '' }) => Value))
    .sort();
}

/** The zone above has the name servers of the one below. */
const delegates = (name: string) => async (deployment: Deployment) => {
  const client = await route53(deployment);
  const zone = await client.send(new GetHostedZoneCommand({ Id: await zoneId(client, name) }));
  const nameServers = [...zone.DelegationSet!.NameServers!].sort();
  const delegated = await valuesOf(client, 'example.com', name, 'NS');
  expect(delegated.map((value) => value.replace(/\.$/, ''))).toEqual(nameServers);
};

const caaIs =
  (...values: string[]) =>
  async (deployment: Deployment) =>
    expect(await valuesOf(await route53(deployment), 'example.com', 'example.com', 'CAA')).toEqual(values);

/** Somebody delegates `lab.example.com` to elsewhere, by hand. */
async function delegateByHand(deployment: Deployment): Promise<void> {
  const client = await route53(deployment);
  const record: ResourceRecordSet = {
    Name: 'lab.example.com',
    Type: 'NS',
    TTL: 60,
    ResourceRecords: [{ Value: 'ns-1.example.net.' }],
  };
  await client.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: await zoneId(client, 'example.com'),
      ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: record }] },
    }),
  );
}

/** Id of the zone `dev.example.com`, which AWS chose. */
let dev = '';

const above: CreatedZone = { type: 'create' };
const guarded: CreatedZone = { ...above, caa: { issue: ['amazon.com'], issueWild: [] } };
const world = (zones: Readonly<Record<string, Zone>>) => environment({}, { zones });

describeTransitions({
  title: 'delegations and CAA records, added and taken out',
  existing: world({ 'example.com': above }),
  transitions: [
    {
      title: 'a zone comes with a CAA record and a zone below it, to which it delegates',
      environment: () => world({ 'example.com': guarded, 'dev.example.com': above }),
      actions: {
        'shared-services': [
          'aws_route53_record create',
          'aws_route53_record create',
          'aws_route53_zone create',
          'aws_route53_zone create',
        ],
      },
      then: async (deployment) => {
        await delegates('dev.example.com')(deployment);
        await caaIs('0 issue "amazon.com"', '0 issuewild ";"')(deployment);
        await delegateByHand(deployment);
        dev = await zoneId(await route53(deployment), 'dev.example.com');
      },
    },
    {
      title: 'a zone comes whose delegation something else wrote: it is taken over, as the file says',
      environment: () =>
        world({
          'example.com': guarded,
          'dev.example.com': above,
          'lab.example.com': { ...above, delegation: 'overwrite' },
        }),
      actions: { 'shared-services': ['aws_route53_record create', 'aws_route53_zone create'] },
      then: delegates('lab.example.com'),
    },
    {
      title: 'the line that took it over is taken out: nothing changes',
      environment: () =>
        world({ 'example.com': guarded, 'dev.example.com': above, 'lab.example.com': above }),
      actions: {},
    },
    {
      title: 'a zone is said to exist: it leaves the state with its delegation, and both stay',
      environment: () =>
        world({
          'example.com': guarded,
          'dev.example.com': { type: 'existing', hostedZoneId: dev },
          'lab.example.com': above,
        }),
      actions: { 'shared-services': ['aws_route53_record forget', 'aws_route53_zone forget'] },
      then: delegates('dev.example.com'),
    },
    {
      title: 'the CAA record and the other zone are taken out, the zone with its delegation',
      environment: () =>
        world({ 'example.com': above, 'dev.example.com': { type: 'existing', hostedZoneId: dev } }),
      actions: {
        'shared-services': [
          'aws_route53_record delete',
          'aws_route53_record delete',
          'aws_route53_zone delete',
        ],
      },
      then: async (deployment) => {
        await caaIs()(deployment);
        await delegates('dev.example.com')(deployment);
        expect(await valuesOf(await route53(deployment), 'example.com', 'lab.example.com', 'NS')).toEqual([]);
      },
    },
  ],
});
