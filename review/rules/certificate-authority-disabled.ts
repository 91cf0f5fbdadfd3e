import { authorityName } from '../authorities';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** A private CA stops to issue. */
export const certificateAuthorityDisabled: Rule = {
  id: 'certificate-authority-disabled',
  title: 'Private CA disabled',
  reason: 'A disabled CA issues and renews nothing (AWS Private CA User Guide, updating a CA).',
  check: (changes) =>
    changes
      .ofType('aws_acmpca_certificate_authority')
      .filter(({ before, after }) => before?.enabled === true && after?.enabled === false)
      .map((authority) =>
        findingOf('certificate-authority-disabled', authority, {
          severity: 'high',
          what: phrase`The private CA ${authorityName(authority)} is disabled. Certificates it issued stay good until they expire; no account gets a new one from it, and none is renewed.`,
          remedy: phrase`Disable a CA only when every certificate below it has moved; a root may be disabled between signings, if nothing else is issued from it.`,
        }),
      ),
};
