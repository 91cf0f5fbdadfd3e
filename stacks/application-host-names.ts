import type { Construct } from 'constructs';
import type { WrittenName } from '../environments/host-names';
import { ValidationError } from '../modules/core';
import { HostNameRecords } from '../modules/dns';
import type { ApplicationConsumers } from './application-consumers';
import type { ApplicationZones } from './application-zones';

/** What host names are pointed at, and where. */
export interface HostNameContext {
  readonly hostNames: readonly WrittenName[];
  readonly services: ApplicationZones;
  readonly consumers: ApplicationConsumers;
}

/** Points the host names of an application's consumers at them, each in its zone. */
export function pointHostNames(scope: Construct, context: HostNameContext): void {
  const { hostNames, services, consumers } = context;
  for (const { consumer, hostName, zone } of hostNames) {
    const target = consumers.targets.get(consumer);
    const dns = zone === undefined ? undefined : services.find(zone);
    if (!target || !dns) {
      throw new ValidationError(scope, {
        subject: `the host name of ${consumer}`,
        rule: 'must have a zone, and a service that says where it answers',
        got: hostName,
        remedy: "set hostNameRecords of the consumer to 'withdrawn'",
      });
    }
    if (hostName === zone && target.targetHostedZoneId === undefined) {
      throw new ValidationError(scope, {
        subject: `the host name of ${consumer}`,
        rule: 'must lie below its zone, as the service takes CNAME records only',
        got: hostName,
        remedy: "use a name below it, or set hostNameRecords of the consumer to 'withdrawn'",
      });
    }
    HostNameRecords.of(scope).pointAt(dns, hostName, target);
  }
}
