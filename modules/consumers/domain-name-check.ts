import type { IConstruct } from 'constructs';
import { ValidationError, domainNameProblem, isKnown, normalizeDomainName } from '../core/constructs';

/**
 * A name that clients ask for, normalized; a token as it is.
 *
 * @param subject what the name is called in the message of a name that is none
 * @default subject - `domainName`
 */
export function checkedDomainName(scope: IConstruct, name: string, subject = 'domainName'): string {
  if (!isKnown(name)) return name;
  const normalized = normalizeDomainName(name);
  const problem = domainNameProblem(normalized);
  if (problem) throw new ValidationError(scope, { subject, ...problem });
  return normalized;
}

/** Refuses a name with a wildcard, where a service answers to one name. */
export function checkNoWildcard(scope: IConstruct, name: string, subject = 'domainName'): void {
  if (!isKnown(name) || !name.startsWith('*.')) return;
  throw new ValidationError(scope, {
    subject,
    rule: 'must be a name without wildcard',
    got: name,
    remedy: 'leave out "*."',
  });
}
