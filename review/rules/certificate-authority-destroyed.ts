import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';
import { authorityName } from '../authorities';

/** A private CA goes. */
export const certificateAuthorityDestroyed: Rule = {
  id: 'certificate-authority-destroyed',
  title: 'Private CA destroyed',
  reason:
    'A deleted CA can be restored for 7 to 30 days; until then it issues, renews and revokes nothing (AWS Private CA User Guide, deleting).',
  check: (changes) =>
    changes
      .ofType('aws_acmpca_certificate_authority')
      .filter(({ state }) => state === 'delete' || state === 'replace')
      .map((authority) => {
        const days = authority.before?.permanent_deletion_time_in_days;
        const restorable = typeof days === 'number' ? phrase`${days} days` : phrase`30 days`;
        const fate =
          authority.state === 'replace'
            ? phrase`replaced because of ${authority.replacedFor}: clients do not trust the new one yet`
            : phrase`destroyed`;
        return findingOf('certificate-authority-destroyed', authority, {
          severity: 'critical',
          what: phrase`The private CA ${authorityName(authority)} is ${fate}. From the moment of the apply no account gets or renews a certificate from it, and its revocation list is no longer updated. It can be restored for ${restorable}.`,
          remedy: phrase`Move every certificate to another CA and wait until the last one has expired; disable the CA before deleting it.`,
        });
      }),
};
