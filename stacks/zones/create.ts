import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import type { CreatedZone } from '../../environments';
import { Route53Dns } from '../../modules/dns';
import type { ZoneWiring } from './wiring';

export const createdZone: ZoneWiring<CreatedZone> = {
  recordResourceType: Route53Record.tfResourceType,
  dns: (scope, name, _zone, { at, overwriteNames, overwriteAny }) => {
    const { zoneId } = new DataAwsRoute53Zone(scope, name, {
      provider: at?.provider,
      name,
      privateZone: false,
    });
    return new Route53Dns({ hostedZoneId: zoneId, at, overwriteNames, overwriteAny });
  },
  hostedZone: (scope, name, _zone, { provider }) => {
    const { zoneId, nameServers } = new Route53Zone(scope, name, { provider, name });
    return { hostedZoneId: zoneId, nameServers };
  },
};
