import { textOf } from '../../fleet';
import { type AuthorityShare, authorityShares, principalsOf } from '../authorities';
import { findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** Accounts lose a private CA they have. */
export const shareNarrowed: Rule = {
  id: 'share-narrowed',
  title: 'Share of a private CA narrowed',
  reason: 'ACM renews a certificate from a shared CA only while the share stands.',
  check: (changes) => {
    const shares = authorityShares(changes);
    return shares.flatMap((shared) => {
      const lost = lostPrincipals(shared, shares);
      if (lost.length === 0) return [];
      return findingOf('share-narrowed', shared.share, {
        severity: 'high',
        what: phrase`The private CA in the share ${String(shared.share.before?.name)} is taken from ${lost}: certificates there stay good until they expire, and neither renewals nor new ones work any more.`,
        remedy: phrase`Move their certificates to another CA first, or keep the share until the last one has expired.`,
      });
    });
  },
};

/** Principals who have the share now and will not, by this share or another of the same plans. */
function lostPrincipals(
  { share, resources, principals }: AuthorityShare,
  shares: readonly AuthorityShare[],
): string[] {
  const had = principals.filter(({ before }) => before !== undefined);
  const isGone = share.after === undefined || resources.every(({ after }) => after === undefined);
  const losing = isGone ? had : had.filter(({ after }) => after === undefined);
  if (losing.length === 0) return [];
  const authorities = new Set(resources.flatMap(({ before }) => textOf(before?.resource_arn) ?? []));
  const kept = shares
    .filter(
      ({ share: other, resources: held }) =>
        other.after !== undefined &&
        held.some(({ after }) => authorities.has(textOf(after?.resource_arn) ?? '')),
    )
    .flatMap((other) => principalsOf(other.principals.filter(({ after }) => after !== undefined)));
  return principalsOf(losing).filter((principal) => !kept.includes(principal));
}
