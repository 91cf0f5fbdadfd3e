import { authorityShares } from '../authorities';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** A private CA can be shared with accounts outside the organization. */
export const externalPrincipalsAllowed: Rule = {
  id: 'external-principals-allowed',
  title: 'Accounts outside the organization allowed',
  reason: 'RAM then takes any account id; nothing of the organization limits what it does with the CA.',
  check: (changes) =>
    authorityShares(changes)
      .filter(
        ({ share: { before, after } }) =>
          after?.allow_external_principals === true && before?.allow_external_principals !== true,
      )
      .map(({ share }) =>
        findingOf('external-principals-allowed', share, {
          severity: share.before === undefined ? 'medium' : 'high',
          what: phrase`The share ${String(share.values.name)} of a private CA may be given to accounts outside the organization from now on.`,
          remedy: phrase`Leave it off; give accounts outside a share of their own, which holds nothing for anybody else.`,
        }),
      ),
};
