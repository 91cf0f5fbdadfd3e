import { type AuthorityShare, authorityShares, principalsOf } from '../authorities';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** More accounts can get certificates from a private CA. */
export const shareWidened: Rule = {
  id: 'share-widened',
  title: 'Share of a private CA widened',
  reason: 'Whoever has the share can get certificates that everybody who trusts the CA accepts.',
  check: (changes) =>
    authorityShares(changes).flatMap((shared) => [...newPrincipals(shared), ...newPermission(shared)]),
};

function newPrincipals({ share, resources, principals }: AuthorityShare): Finding[] {
  const isNewlyShared = share.state === 'create' || resources.some(({ state }) => state === 'create');
  const added = isNewlyShared
    ? principals.filter(({ after }) => after !== undefined)
    : principals.filter(({ state }) => state === 'create');
  if (added.length === 0) return [];
  const wide = principalsOf(added).filter((principal) => principal.includes(':organizations::'));
  return [
    findingOf('share-widened', added.length === 1 ? added[0]! : share, {
      severity: wide.length > 0 || share.after?.allow_external_principals === true ? 'high' : 'medium',
      what: phrase`${principalsOf(added)} can get certificates from the private CA in the share ${String(share.values.name)} as soon as this is applied.`,
      remedy: phrase`Confirm each of them; prefer single accounts to units and the organization, and limit names by IAM (acm:DomainNames) there.`,
    }),
  ];
}

function newPermission({ share }: AuthorityShare): Finding[] {
  if (share.state !== 'update' || share.before === undefined) return [];
  const before = permissions(share.before.permission_arns);
  const added = permissions(share.after?.permission_arns).filter((arn) => !before.includes(arn));
  if (added.length === 0) return [];
  return [
    findingOf('share-widened', share, {
      severity: 'high',
      what: phrase`The share ${String(share.values.name)} gives another permission: ${added}. It decides which kinds of certificates its accounts can issue.`,
      remedy: phrase`Keep to the permission for end-entity certificates unless an account has to sign CAs.`,
    }),
  ];
}

function permissions(arns: unknown): string[] {
  return Array.isArray(arns) ? arns.map(String) : [];
}
