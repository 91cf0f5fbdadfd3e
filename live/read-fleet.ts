import { type Environment, chooseCertificates } from '../environments';
import { SHARED_SERVICES } from '../environments/names';
import type { SeenCertificate } from './live-certificate';
import { type CertificateState, declaredAt, matched } from './live-fleet';

/** A certificate of which somebody has written down what ACM said, and of which account. */
export interface PlacedCertificate extends SeenCertificate {
  readonly accountId: string;
  readonly region: string;
}

/** Certificates that could not be read; its message is for people. */
export class ReadFailure extends Error {}

export interface ReadFleet<Seen extends PlacedCertificate> {
  /** Declared or not. Of an account that no file has, `account` is the id. */
  readonly certificates: ReadonlyArray<CertificateState<Seen>>;
  /** Names of the environments whose certificates were read. */
  readonly read: readonly string[];
  /** Why those of each other one were not. */
  readonly failures: readonly string[];
}

/** Reads the certificates of environments. One that cannot be read does not hide the others. */
export async function readFleet<Seen extends PlacedCertificate>(
  environments: readonly Environment[],
  read: (environment: Environment) => Promise<readonly Seen[]>,
): Promise<ReadFleet<Seen>> {
  const fleets = environments.map(async (environment): Promise<ReadFleet<Seen>> => {
    try {
      const certificates = fleetStates(environment, await read(environment));
      return { certificates, read: [environment.name], failures: [] };
    } catch (error) {
      if (!(error instanceof ReadFailure)) throw error;
      return { certificates: [], read: [], failures: [error.message] };
    }
  });
  const all = await Promise.all(fleets);
  return {
    certificates: all.flatMap(({ certificates }) => certificates),
    read: all.flatMap(({ read: names }) => names),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** Where certificates may be, by what files call it. */
interface CountedAccount {
  readonly account: string;
  readonly accountId: string;
  readonly owner?: string;
  /** Where something may be declared. */
  readonly regions: readonly string[];
}

/** Brings together what a file declares and what was read. */
export function fleetStates<Seen extends PlacedCertificate>(
  environment: Environment,
  certificates: readonly Seen[],
): Array<CertificateState<Seen>> {
  const chosen = chooseCertificates([environment]);
  const accounts = byAccount(certificates);
  return countedAccounts(environment, accounts.keys()).flatMap(({ account, accountId, owner, regions }) => {
    const here = accounts.get(accountId) ?? new Map<string, Seen[]>();
    return [...new Set([...regions, ...here.keys()])].flatMap((region) => {
      const about = { environment: environment.name, account, accountId, owner, region };
      const declared = declaredAt(chosen, { environment, account, region });
      return matched(declared, here.get(region) ?? []).map((state) => ({ ...about, ...state }));
    });
  });
}

/** Applications as the file has them, shared services, and the others by their ids. */
function countedAccounts(
  { applications, sharedServices }: Environment,
  accountIds: Iterable<string>,
): CountedAccount[] {
  const named = [
    ...Object.entries(applications).map(([account, { accountId, owner, regions }]) => ({
      account,
      accountId,
      owner,
      regions,
    })),
    { account: SHARED_SERVICES, accountId: sharedServices.accountId, regions: [] },
  ];
  const known = new Set(named.map(({ accountId }) => accountId));
  const others = [...accountIds].filter((accountId) => !known.has(accountId)).sort();
  return [...named, ...others.map((accountId) => ({ account: accountId, accountId, regions: [] }))];
}

function byAccount<Seen extends PlacedCertificate>(
  certificates: readonly Seen[],
): Map<string, Map<string, Seen[]>> {
  const accounts = new Map<string, Map<string, Seen[]>>();
  for (const certificate of certificates) {
    const { accountId, region } = certificate;
    const regions = accounts.get(accountId) ?? new Map<string, Seen[]>();
    accounts.set(accountId, regions);
    const found = regions.get(region);
    if (found === undefined) regions.set(region, [certificate]);
    else found.push(certificate);
  }
  return accounts;
}
