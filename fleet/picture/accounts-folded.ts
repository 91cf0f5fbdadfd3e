import type { Fleet } from '../fleet';
import { withZonesFolded } from './zones-folded';

/**
 * The accounts that only use certificates, as two: those that change, and the others.
 *
 * @param limit accounts with zones, CAs and shares that are drawn; where there are more, they are folded too
 */
export function withAccountsFolded(fleet: Fleet, limit: number): Fleet {
  const owned = [...fleet.zones, ...fleet.certificateAuthorities, ...fleet.shares];
  const owners = new Set(owned.map(({ account }) => account));
  const drawn = owners.size > limit ? new Set<string>() : owners;
  const changed = new Set(
    [...owned, ...fleet.certificates, ...fleet.consumers]
      .filter(({ state }) => state !== 'unchanged')
      .map(({ account }) => account),
  );
  const boxOf = (account: string) =>
    drawn.has(account) ? account : changed.has(account) ? 'changed' : 'unchanged';
  const moved = <T extends { readonly account: string }>(item: T): T => ({
    ...item,
    account: boxOf(item.account),
  });
  const boxes = ['changed', 'unchanged'].flatMap((id) => {
    const count = fleet.accounts.filter(
      (account) => !drawn.has(account.id) && boxOf(account.id) === id,
    ).length;
    return count === 0 ? [] : [{ id, name: `${count} ${count === 1 ? 'account' : 'accounts'}` }];
  });
  const folded = {
    ...fleet,
    accounts: [...fleet.accounts.filter(({ id }) => drawn.has(id)), ...boxes],
    zones: fleet.zones.map(moved),
    certificateAuthorities: fleet.certificateAuthorities.map(moved),
    shares: fleet.shares.map(moved),
    certificates: fleet.certificates.map(moved),
    consumers: fleet.consumers.map(moved),
  };
  return drawn === owners ? folded : withZonesFolded(folded);
}
