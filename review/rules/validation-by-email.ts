import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import { nameOf } from '../subjects';

/** From now on a person has to click at each renewal. */
export const validationByEmail: Rule = {
  id: 'validation-by-email',
  title: 'Validation by email',
  reason:
    'ACM renews an email-validated certificate only if somebody follows a link each time (ACM User Guide, email validation).',
  check: (changes) =>
    changes
      .ofType('aws_acm_certificate')
      .filter(
        ({ before, after }) => after?.validation_method === 'EMAIL' && before?.validation_method !== 'EMAIL',
      )
      .map((certificate) =>
        findingOf('validation-by-email', certificate, {
          severity: certificate.before === undefined ? 'medium' : 'high',
          what: phrase`The certificate for ${nameOf(certificate)} is validated by email: the apply waits until somebody at the domain clicks, and so does every renewal. Without the click it expires.`,
          remedy: phrase`Validate by DNS; where the zone belongs to somebody else, have them create the record once.`,
        }),
      ),
};
