import type { Fleet } from '../../fleet';
import { WrongCommandLine } from '../wrong-command-line';

/** An account with what it uses of others: zones its names are proved in, CAs and shares it gets certificates from. */
export function fleetOfAccount(fleet: Fleet, name: string | undefined): Fleet {
  if (name === undefined) return fleet;
  const chosen = new Set(
    fleet.accounts
      .filter((account) => account.name === name || account.name.endsWith(`-${name}`))
      .map(({ id }) => id),
  );
  if (chosen.size === 0) {
    throw new WrongCommandLine(
      `--account must be one of ${fleet.accounts.map((account) => account.name).join(', ')}, got ${name}; choose one`,
    );
  }
  const isOwn = ({ account }: { account: string }) => chosen.has(account);
  const certificates = fleet.certificates.filter(isOwn);
  const used = new Set(
    certificates.flatMap(({ issuer, records }) => [issuer, ...records.map(({ zone }) => zone)]),
  );
  const shares = fleet.shares.filter((share) => isOwn(share) || used.has(share.id));
  shares.forEach(({ certificateAuthority }) => used.add(certificateAuthority));
  const reduced = {
    zones: fleet.zones.filter((zone) => isOwn(zone) || used.has(zone.id)),
    certificateAuthorities: fleet.certificateAuthorities.filter((each) => isOwn(each) || used.has(each.id)),
    shares,
    certificates,
    consumers: fleet.consumers.filter(isOwn),
  };
  const accounts = new Set(Object.values(reduced).flatMap((items) => items.map(({ account }) => account)));
  return { accounts: fleet.accounts.filter(({ id }) => accounts.has(id)), ...reduced };
}
