import type { Application, CertificateAuthority, Environment } from '../environments';
import { regionOfAuthority } from '../environments/certificate-authorities';
import { DEFAULT_PERMISSIONS, isSharedWith } from '../environments/certificate-authority-shares';

/** Whether RAM sends the account an invitation, instead of giving access at once. */
export function mustAccept({ organization }: Environment, application: Application): boolean {
  return !organization.ramSharingEnabled || application.outsideOrganization === true;
}

/** The CAs an application requests from. */
export function usedAuthorities(application: Application): string[] {
  const names = Object.values(application.certificates ?? {}).flatMap((certificate) =>
    certificate.source === 'private' ? [certificate.certificateAuthority] : [],
  );
  return [...new Set(names)];
}

/**
 * The CAs whose share an application accepts: those it was given in its Regions, whether a certificate is requested from
 * them or not.
 */
export function acceptableAuthorities(
  environment: Environment,
  applicationName: string,
  application: Application,
): string[] {
  if (!mustAccept(environment, application)) return [];
  return Object.entries(environment.sharedServices.certificateAuthorities ?? {})
    .filter(
      ([name, { shareWith }]) =>
        isSharedWith(shareWith, applicationName, application) &&
        application.regions.includes(authorityRegion(environment, name)) &&
        (shareWith?.permissions ?? DEFAULT_PERMISSIONS).includes('issue'),
    )
    .map(([name]) => name);
}

/** Region of a CA and its shares. */
export function authorityRegion(environment: Environment, name: string): string {
  const region = regionOfAuthority(authorityOf(environment, name), environment.sharedServices.region);
  if (region === undefined) throw new Error(`the CA ${name} must be in a Region, got none; correct its ARN`);
  return region;
}

/** A declared CA. */
export function authorityOf({ sharedServices }: Environment, name: string): CertificateAuthority {
  const authority = sharedServices.certificateAuthorities?.[name];
  if (!authority) throw new Error(`a CA must be declared, got "${name}"; declare it`);
  return authority;
}
