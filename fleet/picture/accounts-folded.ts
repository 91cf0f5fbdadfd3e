import type { Fleet } from '../fleet';

/** The accounts that only use certificates, as two: those that change, and the others. */
export function withAccountsFolded(fleet: Fleet): Fleet {
  const owners = new Set(
    [...fleet.zones, ...fleet.certificateAuthorities, ...fleet.shares].map(({ account }) => account),
  );
  const changed = new Set(
    [...fleet.certificates, ...fleet.consumers]
      .filter(({ state }) => state !== 'unchanged')
      .map(({ account }) => account),
  );
  const boxOf = (account: string) =>
    owners.has(account) ? account : changed.has(account) ? 'changed' : 'unchanged';
  const moved = <T extends { readonly account: string }>(item: T): T => ({
    ...item,
    account: boxOf(item.account),
  });
  const boxes = ['changed', 'unchanged'].flatMap((id) => {
    const count = fleet.accounts.filter(
      (account) => !owners.has(account.id) && boxOf(account.id) === id,
    ).length;
    return count === 0 ? [] : [{ id, name: `${count} ${count === 1 ? 'account' : 'accounts'}` }];
  });
  return {
    ...fleet,
    accounts: [...fleet.accounts.filter(({ id }) => owners.has(id)), ...boxes],
    certificates: fleet.certificates.map(moved),
    consumers: fleet.consumers.map(moved),
  };
}
