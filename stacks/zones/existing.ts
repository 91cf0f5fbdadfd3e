import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { ExistingZone } from '../../environments';
import { Route53Dns } from '../../modules/dns';
import type { ZoneWiring } from './wiring';

export const existingZone: ZoneWiring<ExistingZone> = {
  recordResourceType: Route53Record.tfResourceType,
  dns: (_scope, _name, { hostedZoneId }, { at, overwriteNames }) =>
    new Route53Dns({ hostedZoneId, at, overwriteNames }),
  hostedZone: (_scope, _name, { hostedZoneId }) => ({ hostedZoneId }),
};
