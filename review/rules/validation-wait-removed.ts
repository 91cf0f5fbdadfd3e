import { type PlannedResource, textOf } from '../../fleet';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import { nameOf } from '../subjects';

/** Services no longer wait until a certificate is issued. */
export const validationWaitRemoved: Rule = {
  id: 'validation-wait-removed',
  title: 'Wait for validation switched off',
  reason: 'A service refuses a certificate that is not issued yet; the wait is what orders the two.',
  check: (changes) => {
    const waits = changes.ofType('aws_acm_certificate_validation');
    const waitingFor = new Set(
      waits
        // Forgetting one removes it: a wait is nothing in AWS.
        .filter(({ after, forgotten }) => after !== undefined && !forgotten)
        .flatMap((wait) => [wait.after?.certificate_arn, ...changes.index.referenced(wait)]),
    );
    return waits.flatMap((wait) => {
      const arn = textOf(wait.before?.certificate_arn) ?? '';
      const certificate = changes.certificateWithArn(arn) as PlannedResource | undefined;
      const { before, after, forgotten } = certificate ?? {};
      if (!certificate || forgotten || waitingFor.has(arn) || waitingFor.has(certificate)) return [];
      // Nothing is to be waited for where the certificate goes, or is no longer proved by DNS.
      if (before?.validation_method !== 'DNS' || after?.validation_method !== 'DNS') return [];
      const isNew = certificate.state === 'replace';
      return findingOf('validation-wait-removed', wait, {
        severity: isNew ? 'high' : 'medium',
        what: isNew
          ? phrase`The certificate for ${nameOf(certificate)} is replaced and nothing waits until the new one is issued: services that get it too early refuse it, and the apply fails.`
          : phrase`Nothing waits any more until the certificate for ${nameOf(certificate)} is issued. The next time it is replaced, services get it too early and refuse it.`,
        remedy: phrase`Keep aws_acm_certificate_validation, and give services its certificate_arn.`,
      });
    });
  },
};
