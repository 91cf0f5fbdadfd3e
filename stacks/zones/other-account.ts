import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { OtherAccountZone } from '../../environments';
import { Route53Dns } from '../../modules/dns';
import type { ZoneWiring } from './wiring';

export const otherAccountZone: ZoneWiring<OtherAccountZone> = {
  recordResourceType: Route53Record.tfResourceType,
  dns: (_scope, name, { hostedZoneId }, { otherAccounts, overwriteNames }) =>
    new Route53Dns({ hostedZoneId, at: otherAccounts.get(name), overwriteNames }),
};
