import { Construct } from 'constructs';
import type { Certificate, Monitoring } from '../../environments';
import { certificateFacts } from '../../environments/certificates';
import { entryRegions } from '../../environments/entry-regions';
import { expiryAlarmName } from '../../environments/names';
import { alarmActionsIn, daysToExpiry } from '../../environments/sections/monitoring';
import type { Renewal } from '../../modules/core';
import { ExpiryAlarm } from '../../modules/monitoring';
import type { SectionWiring } from './wiring';

/** An alarm for each certificate, in each of its Regions. */
export const monitoring: SectionWiring<Monitoring> = {
  application: (scope, section, { environment, applicationName, application, providers, certificates }) => {
    if (section === undefined) return;
    for (const [name, certificate] of Object.entries(application.certificates ?? {})) {
      const alarms = new Construct(scope, name);
      for (const region of entryRegions(certificate, application))
        new ExpiryAlarm(alarms, region, {
          name: expiryAlarmName(environment.name, applicationName, name),
          at: providers.at(region),
          certificateArn: certificates.inRegion(name, region).certificateArn,
          daysToExpiry: daysToExpiry(section, renewalOf(certificate)),
          alarmActions: alarmActionsIn(environment, region) ?? [],
        });
    }
  },
};

function renewalOf(certificate: Certificate): Renewal {
  const { type, material, copyOf } = certificateFacts(certificate) ?? {};
  if (material?.isRotated || copyOf !== undefined) return 'byFunction';
  if (type === 'IMPORTED') return 'byPeople';
  return type === 'PRIVATE' ? 'private' : 'public';
}
