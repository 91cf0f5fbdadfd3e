import type { Application, CertificateAuthority, Environment } from '../environments';
import { isForeign, regionOfAuthority } from '../environments/certificate-authorities';

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

/** The CAs whose share an application accepts. */
export function acceptedAuthorities(environment: Environment, applicationName: string): string[] {
  const application = environment.applications[applicationName];
  if (!application || !mustAccept(environment, application)) return [];
  const { accountId } = environment.sharedServices;
  return usedAuthorities(application).filter((name) => !isForeign(authorityOf(environment, name), accountId));
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
