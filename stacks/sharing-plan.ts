import type { Application, Environment } from '../environments';

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
  return application && mustAccept(environment, application) ? usedAuthorities(application) : [];
}
