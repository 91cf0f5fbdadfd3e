import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ValidationError, certificateNamesProblem, domainNameProblem, normalizeDomainName } from '../core';

/** The names a certificate is requested for. */
export interface DomainNamesProps {
  /**
   * First name on the certificate, for example `shop.example.com`.
   *
   * ACM takes at most 64 characters here; a longer name may still be an alternative name.
   */
  readonly domainName: string;
  /**
   * Further names on the certificate. Changing them replaces the certificate.
   *
   * @default - the certificate covers `domainName` only
   */
  readonly subjectAlternativeNames?: readonly string[];
  /**
   * How many names the account's quota allows on one certificate; AWS raises it to at most 100.
   *
   * @default 10
   */
  readonly domainNameQuota?: number;
}

/** All names of a certificate: normalized, each once, checked, the common name first. Tokens pass unchecked. */
export function certificateDomainNames(scope: IConstruct, props: DomainNamesProps): string[] {
  const given = [props.domainName, ...(props.subjectAlternativeNames ?? [])];
  const names = [
    ...new Set(given.map((name) => (Token.isUnresolved(name) ? name : normalizeDomainName(name)))),
  ];
  for (const name of names) {
    const problem = Token.isUnresolved(name) ? undefined : domainNameProblem(name);
    if (problem) throw new ValidationError(scope, { subject: 'a name on a certificate', ...problem });
  }
  // A token counts as a name, and its encoding says nothing of its length.
  const measured = names.map((name) => (Token.isUnresolved(name) ? '' : name));
  const problem = certificateNamesProblem(measured, props.domainNameQuota);
  if (problem) throw new ValidationError(scope, problem);
  return names;
}
