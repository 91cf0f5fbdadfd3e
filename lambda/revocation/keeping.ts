import type { X509Certificate } from 'node:crypto';
import { ElasticLoadBalancingV2ServiceException } from '@aws-sdk/client-elastic-load-balancing-v2';
import { reasonOf } from '../log';
import { type Decision, type ListState, problemsOf, stateOf } from './decision';
import type { Claim, Notes, Own, Record } from './record';
import { type RevocationList, pemOf } from './revocation-list';
import type { TrustStore } from './trust-store';

/** A run lives for minutes: what a claim of an hour ago has not added, it never will. */
const CLAIM_MILLISECONDS = 3_600_000;

/** What a list is kept in. */
export interface Keeping {
  readonly store: TrustStore;
  readonly record: Record;
  /** Name of the function. */
  readonly by: string;
  /** CAs of the trust store. */
  readonly authorities: readonly X509Certificate[];
  readonly now: Date;
}

/** Terraform has appointed another function, or none. */
export class Dismissed extends Error {}

/**
 * Which revocations are the function's, among those that stand. One that a run has added and did not live to note is known by its
 * claim: it was not there before, and holds the very list.
 *
 * @throws Overtaken where another run has written meanwhile
 * @throws Dismissed where the function is not the one that Terraform has appointed
 */
export async function ownRevocations(keeping: Omit<Keeping, 'authorities'>): Promise<Notes> {
  const { store, record, by, now } = keeping;
  const noted = await record.read();
  if (noted.by !== by) throw new Dismissed('Terraform has appointed another function, or none');
  // Asked for after the record is read: what is noted by then, and is not there, somebody has removed.
  const ids = await store.revocationIds();
  const found: Own[] = [];
  for (const { list, before } of noted.claims) {
    const known = [...before, ...[...noted.own, ...found].map(({ revocationId }) => revocationId)];
    for (const revocationId of ids.filter((id) => !known.includes(id)))
      if ((await store.digestOf(revocationId)) === list.digest) found.push({ ...list, revocationId });
  }
  const own = [...noted.own.filter(({ revocationId }) => ids.includes(revocationId)), ...found];
  const claims = noted.claims.filter(
    ({ list, at }) =>
      !found.some(({ digest }) => digest === list.digest) &&
      now.getTime() - new Date(at).getTime() < CLAIM_MILLISECONDS,
  );
  const isAsNoted =
    own.length === noted.own.length && claims.length === noted.claims.length && found.length === 0;
  return isAsNoted ? noted : record.write({ ...noted, own, claims });
}

/**
 * Adds a list to the trust store where it may be, and then removes the function's older ones of the same place. What others have
 * added is left alone.
 *
 * @param of where the list is: `s3://bucket/key`
 * @throws Overtaken where another run has written meanwhile
 * @throws Error where AWS did not answer, which another attempt may mend
 */
export async function keepUp(list: RevocationList, of: string, keeping: Keeping): Promise<Decision> {
  const { authorities, now } = keeping;
  const notes = await ownRevocations(keeping);
  const standing = notes.own.filter((each) => each.of === of).at(-1);
  const state = stateOf(of, list);
  const decided = {
    of,
    number: state.number,
    thisUpdate: state.thisUpdate,
    endedAt: list.nextUpdate && list.nextUpdate < now ? list.nextUpdate.toISOString() : undefined,
  };
  if (standing?.digest === list.digest) {
    const removed = await removeOlder(notes, standing, keeping);
    return { decision: 'unchanged', ...decided, revocationId: standing.revocationId, removed };
  }
  const problems = problemsOf(list, authorities, standing);
  if (problems.length > 0)
    return { decision: 'refused', ...decided, revocationId: standing?.revocationId, problems };
  try {
    const [after, added] = await add(pemOf(list), state, notes, keeping);
    const removed = await removeOlder(after, added, keeping);
    return { decision: 'added', ...decided, revocationId: added.revocationId, removed };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const told = [`Elastic Load Balancing refuses it: ${reasonOf(error)}`];
    return { decision: 'refused', ...decided, revocationId: standing?.revocationId, problems: told };
  }
}

async function add(
  pem: string,
  list: ListState,
  notes: Notes,
  { store, record, now }: Keeping,
): Promise<[Notes, Own]> {
  const content = await store.write(list.of.slice('s3://'.length), pem);
  const claim: Claim = { list, before: await store.revocationIds(), at: now.toISOString() };
  await record.write({ ...notes, claims: [...notes.claims, claim] });
  const own: Own = { ...list, revocationId: await store.add(content) };
  return [await record.write({ ...notes, own: [...notes.own, own] }), own];
}

/** @returns ids of what was removed; undefined where nothing was */
async function removeOlder(
  notes: Notes,
  newest: Own,
  { store, record }: Keeping,
): Promise<readonly number[] | undefined> {
  const older = notes.own.filter(
    ({ of, revocationId }) => of === newest.of && revocationId !== newest.revocationId,
  );
  return removeAll(older, notes, { store, record });
}

/** Removes revocations of the function; gives their ids, and undefined where there are none. */
export async function removeAll(
  revocations: readonly Own[],
  notes: Notes,
  { store, record }: Pick<Keeping, 'store' | 'record'>,
): Promise<readonly number[] | undefined> {
  if (revocations.length === 0) return undefined;
  const ids = revocations.map(({ revocationId }) => revocationId);
  for (const id of ids) await store.remove(id);
  await record.write({ ...notes, own: notes.own.filter(({ revocationId }) => !ids.includes(revocationId)) });
  return ids;
}

/** What Elastic Load Balancing says of the list, and would say again. */
function isRefusal(error: unknown): error is ElasticLoadBalancingV2ServiceException {
  return (
    error instanceof ElasticLoadBalancingV2ServiceException &&
    ['InvalidRevocationContentException', 'TooManyTrustStoreRevocationEntriesException'].includes(error.name)
  );
}
