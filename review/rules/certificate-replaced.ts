import { type PlannedResource, isListenerCertificate } from '../../fleet';
import { findingOf } from '../finding';
import { phrase, sentences } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { isInUseElsewhere, keepsArn, nameOf, namesOfUsers } from '../subjects';

/** A certificate in use gets a new ARN. */
export const certificateReplaced: Rule = {
  id: 'certificate-replaced',
  title: 'Certificate in use replaced',
  reason: 'A replaced certificate is a new one: it has to be issued and attached before the old one can go.',
  check: (changes) =>
    changes
      .ofType('aws_acm_certificate')
      .filter(({ state }) => state === 'replace')
      .flatMap((certificate) => replaced(changes, certificate)),
};

function replaced(changes: PlannedChanges, certificate: PlannedResource) {
  const users = changes.servedBefore(certificate);
  const elsewhere = isInUseElsewhere(certificate, users);
  const left = users.filter((user) => keepsArn(user, certificate));
  // What is destroyed before it has the new one switches to nothing: service-destroyed says so.
  const isInterrupted = (user: PlannedResource) =>
    user.state === 'replace' && !user.createdBeforeDestroyed && !isListenerCertificate(user);
  const moved = users.filter((user) => !left.includes(user) && !isInterrupted(user));
  const because = phrase`The certificate for ${nameOf(certificate)} is replaced because of ${certificate.replacedFor}`;
  const finding = (
    severity: 'critical' | 'medium',
    what: ReturnType<typeof phrase>,
    remedy: ReturnType<typeof phrase>,
  ) => [findingOf('certificate-replaced', certificate, { severity, what, remedy })];
  if (users.length === 0 && !elsewhere) return [];
  if (left.length > 0) {
    return finding(
      'critical',
      phrase`${because}, and ${namesOfUsers(changes, left)} keeps the old ARN: ACM refuses to delete what is in use, and the apply fails.`,
      phrase`Let ${namesOfUsers(changes, left)} take the ARN from the resource instead of a fixed value.`,
    );
  }
  if (!certificate.createdBeforeDestroyed) {
    return finding(
      'critical',
      phrase`${because}, the old one first: ACM refuses to delete a certificate in use, and the apply fails after minutes of waiting.`,
      phrase`Set create_before_destroy in its lifecycle.`,
    );
  }
  if (elsewhere) {
    return finding(
      'critical',
      phrase`${because}. None of these plans serves it, and ACM says it is in use: whatever serves it keeps the old ARN, so ACM refuses to delete it and the apply fails.`,
      phrase`Look up what uses it (InUseBy in DescribeCertificate) and move that in the same apply, or forget the old certificate with a removed block.`,
    );
  }
  if (moved.length === 0) return [];
  return finding(
    'medium',
    sentences(
      phrase`${because}. ${namesOfUsers(changes, moved)} switches to the new one once it is issued, then the old one goes.`,
      phrase`Clients that pin the certificate, and whatever was given its ARN outside these plans, are left behind.`,
    ),
    phrase`Make sure that the names can be validated now (certfleet doctor), because the apply waits for it.`,
  );
}
