import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { ApplicationZone } from '../../environments';
import { RemovedResource } from '../../modules/core/constructs';
import { Route53Dns } from '../../modules/dns';
import type { PublisherContext, ZoneWiring } from './wiring';

export const applicationZone: ZoneWiring<ApplicationZone> = {
  recordResourceType: Route53Record.tfResourceType,
  dns: (scope, name, zone, context) => {
    const { own: at, overwriteNames } = context;
    const hostedZoneId = zone.hostedZoneId ?? createdZoneId(scope, name, zone, context);
    if (zone.hostedZoneId !== undefined) {
      // What this project created before its entry said that it exists leaves the state, and stays.
      new RemovedResource(scope, name, { resourceType: Route53Zone.tfResourceType, destroy: false });
      leaveDelegation(scope, name);
    }
    return new Route53Dns({ hostedZoneId, at, overwriteNames });
  },
};

function createdZoneId(
  scope: Construct,
  name: string,
  { delegation }: ApplicationZone,
  { own, above }: PublisherContext,
): string {
  const { zoneId, nameServers } = new Route53Zone(scope, name, { provider: own.provider, name });
  if (delegation === 'published') leaveDelegation(scope, name);
  if (delegation !== undefined) return zoneId;
  const parent = above(name);
  if (parent?.delegate) parent.delegate(delegations(scope), name, { zoneName: name, nameServers });
  else {
    new TerraformOutput(scope, `${name}-NameServers`, {
      value: nameServers,
      description: `Delegate ${name} to these name servers in its parent zone; nothing validates before`,
    }).overrideLogicalId(`name_servers_${name.replaceAll('.', '-')}`);
  }
  return zoneId;
}

/** What delegated to the zone stays: it still serves. */
function leaveDelegation(scope: Construct, name: string): void {
  new RemovedResource(delegations(scope), name, {
    resourceType: Route53Record.tfResourceType,
    destroy: false,
  });
}

function delegations(scope: Construct): Construct {
  return (scope.node.tryFindChild('Delegations') as Construct) ?? new Construct(scope, 'Delegations');
}
