import { Construct } from 'constructs';
import type { Certificate, Monitoring } from '../../environments';
import { authorityOf, authorityRegion } from '../../environments/certificate-authorities/places';
import { certificateFacts } from '../../environments/certificates';
import { entryRegions } from '../../environments/entry-regions';
import {
  certificateAuthorityAlarmName,
  certificatesAlarmName,
  expiryAlarmName,
} from '../../environments/names';
import { alarmActionsIn, daysToExpiry, isWatched } from '../../environments/sections/monitoring';
import type { Renewal } from '../../modules/core';
import { CertificateAuthorityAlarm, CompositeAlarms, ExpiryAlarm } from '../../modules/monitoring';
import type { SectionWiring } from './wiring';

/** An alarm for each certificate, in each of its Regions, and for each CA that shared services makes. */
export const monitoring: SectionWiring<Monitoring> = {
  application: (scope, section, { environment, applicationName, application, providers, certificates }) => {
    if (section === undefined) return;
    const inRegion = new Map<string, ExpiryAlarm[]>();
    for (const [name, certificate] of Object.entries(application.certificates ?? {})) {
      const alarms = new Construct(scope, name);
      for (const region of entryRegions(certificate, application)) {
        const alarm = new ExpiryAlarm(alarms, region, {
          name: expiryAlarmName(environment.name, applicationName, name),
          at: providers.at(region),
          certificateArn: certificates.inRegion(name, region).certificateArn,
          daysToExpiry: daysToExpiry(section, renewalOf(certificate)),
          alarmActions: section.compositeAlarms ? undefined : (alarmActionsIn(environment, region) ?? []),
        });
        inRegion.set(region, [...(inRegion.get(region) ?? []), alarm]);
      }
    }
    if (!section.compositeAlarms) return;
    // No entry's name has a capital letter.
    const together = new Construct(scope, 'Together');
    for (const [region, alarms] of inRegion)
      new CompositeAlarms(together, region, {
        name: certificatesAlarmName(environment.name, applicationName),
        alarms,
        at: providers.at(region),
        alarmActions: alarmActionsIn(environment, region) ?? [],
      });
  },
  sharedServices: (scope, section, { environment, providers, certificateAuthorityArns }) => {
    if (section === undefined) return;
    for (const [name, certificateAuthorityArn] of certificateAuthorityArns) {
      const authority = authorityOf(environment, name);
      if (authority.type === 'existing' || !isWatched(authority)) continue;
      const region = authorityRegion(environment, name);
      const alarms = new Construct(scope, name);
      const watched = {
        certificateAuthorityArn,
        at: providers.at(region),
        alarmActions: alarmActionsIn(environment, region) ?? [],
      };
      new CertificateAuthorityAlarm(alarms, 'Failure', {
        ...watched,
        name: certificateAuthorityAlarmName(environment.name, name, 'issuance-failed'),
        metricName: 'Failure',
      });
      if (authority.revocation?.type === 'crl')
        new CertificateAuthorityAlarm(alarms, 'MisconfiguredCRLBucket', {
          ...watched,
          name: certificateAuthorityAlarmName(environment.name, name, 'crl-not-written'),
          metricName: 'MisconfiguredCRLBucket',
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
