import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** ACM may no longer renew from a CA. */
export const renewalPermissionRemoved: Rule = {
  id: 'renewal-permission-removed',
  title: "ACM's permission on a private CA removed",
  reason:
    "ACM renews private certificates of the CA's own account by this permission (AWS Private CA User Guide, renewal permissions).",
  check: (changes) =>
    changes
      .ofType('aws_acmpca_permission')
      .filter(({ state, before }) => {
        if (state !== 'delete' || before?.principal !== 'acm.amazonaws.com') return false;
        return !changes
          .ofType('aws_acmpca_certificate_authority')
          .some(
            ({ state: fate, before: authority }) =>
              fate !== 'unchanged' && authority?.arn === before.certificate_authority_arn,
          );
      })
      .map((permission) =>
        findingOf('renewal-permission-removed', permission, {
          severity: 'high',
          what: phrase`ACM may no longer issue from ${String(permission.before?.certificate_authority_arn)}: private certificates in the CA's own account are not renewed and expire.`,
          remedy: phrase`Keep the permission as long as ACM has certificates from the CA.`,
        }),
      ),
};
