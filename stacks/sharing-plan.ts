import type { Application, Environment } from '../environments';
import { isSharedWith } from '../environments/certificate-authority-shares';

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

/** The CAs whose share an application may accept: those it was given, whether a certificate is requested from them or not. */
export function acceptableAuthorities(
  environment: Environment,
  applicationName: string,
  application: Application,
): string[] {
  if (!mustAccept(environment, application)) return [];
  return Object.entries(environment.sharedServices.certificateAuthorities ?? {})
    .filter(([, { shareWith }]) => isSharedWith(shareWith, applicationName, application))
    .map(([name]) => name);
}
