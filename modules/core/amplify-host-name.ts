import { normalizeDomainName } from './domain-name';

/** The host name of a sub-domain of an Amplify domain; the domain itself where the prefix is empty. */
export function amplifyHostName(prefix: string, domainName: string): string {
  return normalizeDomainName(prefix === '' ? domainName : `${prefix}.${domainName}`);
}
