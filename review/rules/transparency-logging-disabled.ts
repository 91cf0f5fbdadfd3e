import type { Values } from '../../fleet';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import { nameOf } from '../subjects';

/** Somebody wants to keep names out of the public logs. */
export const transparencyLoggingDisabled: Rule = {
  id: 'transparency-logging-disabled',
  title: 'Certificate transparency logging switched off',
  reason:
    'ACM logs every public certificate since 1 June 2026, whatever the option says (ACM User Guide, document history).',
  check: (changes) =>
    changes
      .ofType('aws_acm_certificate')
      .filter(({ before, after }) => isDisabled(after) && !isDisabled(before))
      .map((certificate) =>
        findingOf('transparency-logging-disabled', certificate, {
          severity: 'low',
          what: phrase`The certificate for ${nameOf(certificate)} is to stay out of the logs of certificate transparency. ACM no longer does that: its names become public all the same.`,
          remedy: phrase`Leave the option out. A name that nobody may know belongs under a wildcard, or on a private certificate.`,
        }),
      ),
};

function isDisabled(values: Values | undefined): boolean {
  const options: unknown = values?.options;
  return (Array.isArray(options) ? options : []).some(
    (option: Values) => option.certificate_transparency_logging_preference === 'DISABLED',
  );
}
