import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import type { ExistingZone } from '../../environments';
import { RemovedResource } from '../../modules/core/constructs';
import { Route53Dns } from '../../modules/dns';
import type { ZoneWiring } from './wiring';

export const existingZone: ZoneWiring<ExistingZone> = {
  recordResourceType: Route53Record.tfResourceType,
  dns: (_scope, _name, { hostedZoneId }, { at, overwriteNames, overwriteAny }) =>
    new Route53Dns({ hostedZoneId, at, overwriteNames, overwriteAny }),
  hostedZone: (scope, name, { hostedZoneId }) => {
    // What this project created before its entry said that it exists leaves the state, and stays.
    new RemovedResource(scope, name, { resourceType: Route53Zone.tfResourceType, destroy: false });
    return { hostedZoneId };
  },
};
