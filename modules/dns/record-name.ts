import type { IConstruct } from 'constructs';
import { ValidationError, Words, isKnown, normalizeDomainName } from '../core/constructs';

/**
 * A name in the form in which records have it.
 *
 * @throws ValidationError for one that only Terraform will know, as the address of the record has it
 */
export function recordName(scope: IConstruct, domainName: string): string {
  if (isKnown(domainName)) return normalizeDomainName(domainName);
  throw new ValidationError(scope, {
    subject: 'the name of a record',
    rule: 'must be known at synth',
    got: new Words('a token'),
    remedy: 'write the name out, as the address of the record is made of it',
  });
}
