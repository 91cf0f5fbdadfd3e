import { ssmParameterArn } from '../modules/core';
import type { ValidationPermissions } from '../modules/dns/validation-policy';
import { regionOfAuthority } from './certificate-authorities/places';
import { acceptableAuthorities } from './certificate-authorities/shares';
import { type Draft, entry } from './draft';
import { zoneGrants } from './domains';
import type { Application, Environment } from './environment';
import { shareArnParameterName } from './names';
import { ownZones } from './zone-parents';
import { zoneFacts } from './zones';

/**
 * What the validation role of an application may do in the shared-services account; undefined where it needs none.
 *
 * @param hostedZoneId id of a hosted zone, by the zone's name
 */
export function validationPermissions(
  environment: Draft<Environment>,
  applicationName: string,
  application: Draft<Application>,
  hostedZoneId: (zoneName: string) => string,
): ValidationPermissions | undefined {
  const zones = environment.sharedServices?.zones ?? {};
  const grants = zoneGrants(zones, application);
  const readableParameterArns = shareArnParameters(environment, applicationName, application);
  if (grants.length === 0 && readableParameterArns.length === 0) return undefined;
  return {
    zones: grants.map(({ zoneName, domainNames, subdomainsOf }) => ({
      hostedZoneId: hostedZoneId(zoneName),
      domainNames,
      subdomainsOf,
    })),
    hostNameRecords: application.hostNameRecords !== undefined,
    textProofs: application.textProofs !== undefined,
    delegations: ownZones(zones, applicationName).flatMap(({ zoneName, parent }) =>
      parent === undefined ? [] : [{ hostedZoneId: hostedZoneId(parent), zoneName }],
    ),
    allowZoneLookup: grants.some(
      ({ zoneName }) => zoneFacts(entry(zones, zoneName))?.hostedZone?.isFoundByName === true,
    ),
    readableParameterArns,
  };
}

/** Where an account that has to accept shares finds their ARNs. */
function shareArnParameters(
  environment: Draft<Environment>,
  applicationName: string,
  application: Draft<Application>,
): string[] {
  const { name, sharedServices } = environment;
  // An environment without a name has its own problem, and no parameter yet.
  if (name === undefined) return [];
  return acceptableAuthorities(environment, applicationName, application).flatMap((authorityName) => {
    const authority = entry(sharedServices?.certificateAuthorities, authorityName);
    const region = authority && regionOfAuthority(authority, sharedServices?.region);
    return region === undefined
      ? []
      : [ssmParameterArn(shareArnParameterName(name, authorityName), region, sharedServices?.accountId)];
  });
}
