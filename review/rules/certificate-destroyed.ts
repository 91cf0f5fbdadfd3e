import type { PlannedResource } from '../../fleet';
import { findingOf } from '../finding';
import { phrase, sentences } from '../phrase';
import type { PlannedChanges } from '../planned-changes';
import type { Rule } from '../rule';
import { isInUseElsewhere, keepsArn, nameOf, namesOfUsers } from '../subjects';

/** A certificate goes for good while something serves it. */
export const certificateDestroyed: Rule = {
  id: 'certificate-destroyed',
  title: 'Certificate in use destroyed',
  reason: 'ACM refuses to delete a certificate that a service uses (ACM API Reference, DeleteCertificate).',
  check: (changes) =>
    changes
      .ofType('aws_acm_certificate')
      .filter(({ state }) => state === 'delete')
      .flatMap((certificate) => destroyed(changes, certificate)),
};

function destroyed(changes: PlannedChanges, certificate: PlannedResource) {
  const users = changes.servedBefore(certificate);
  const staying = users.filter((user) => keepsArn(user, certificate));
  const leaving = users.filter((user) => user.after !== undefined && !staying.includes(user));
  if (staying.length > 0) {
    return [
      findingOf('certificate-destroyed', certificate, {
        severity: 'critical',
        what: phrase`The certificate for ${nameOf(certificate)} is destroyed while ${namesOfUsers(changes, staying)} still serves it: ACM refuses, and the apply fails after minutes of waiting.`,
        remedy: phrase`Give ${namesOfUsers(changes, staying)} another certificate in the same plan, or keep this one.`,
      }),
    ];
  }
  if (isInUseElsewhere(certificate, users)) {
    return [
      findingOf('certificate-destroyed', certificate, {
        severity: 'critical',
        what: phrase`The certificate for ${nameOf(certificate)} is destroyed. None of these plans serves it, and ACM says it is in use: something else does, so ACM refuses and the apply fails.`,
        remedy: phrase`Look up what uses it (InUseBy in DescribeCertificate), move that to another certificate first, or keep this one.`,
      }),
    ];
  }
  if (leaving.length === 0) return [];
  return [
    findingOf('certificate-destroyed', certificate, {
      severity: 'medium',
      what: sentences(
        phrase`The certificate for ${nameOf(certificate)} is destroyed after ${namesOfUsers(changes, leaving)} has another or none.`,
        phrase`Whatever else was given its ARN loses it.`,
      ),
      remedy: phrase`Make sure that the names are still served as they should be; see names-dropped where they are not.`,
    }),
  ];
}
