import { setTimeout as sleep } from 'node:timers/promises';
import { TrustStoreNotFoundException } from '@aws-sdk/client-elastic-load-balancing-v2';
import { NoSuchBucket } from '@aws-sdk/client-s3';
import type { RevocationConfiguration } from '../../modules/core/revocation';
import { reasonOf } from '../log';
import type { RevocationClients } from './clients';
import { type Decision, isOf } from './decision';
import { Dismissed, type Keeping, keepUp, ownRevocations, removeAll } from './keeping';
import { ListsDenied, type WrittenList, writtenLists } from './lists';
import { Overtaken } from '../kept-object';
import { UnreadableList, readList } from './revocation-list';

const ATTEMPTS = 5;
const PAUSE_MILLISECONDS = 2000;

/** One look at every list. */
export interface Revocation {
  readonly configuration: RevocationConfiguration;
  readonly clients: RevocationClients;
  readonly now: Date;
  /** Told of each decision. */
  readonly onDecision: (decision: Decision) => void;
}

/**
 * Keeps the trust store up to every list, each by itself: one that fails keeps no other from being added. Of two runs at once the one
 * that comes later looks again. A function that Terraform has not appointed, or not any more, does nothing.
 *
 * @throws Error where AWS did not answer, which another attempt may mend
 */
export async function keepEveryList(revocation: Revocation): Promise<void> {
  const { configuration, clients, now, onDecision } = revocation;
  const { store } = clients;
  const failures: unknown[] = [];
  try {
    const authorities = await store.authorities();
    const keeping = () => ({ store, record: clients.record(), by: configuration.name, authorities, now });
    for (const lists of configuration.lists) {
      const written = () => writtenLists(clients.s3(lists.region), lists);
      failures.push(...(await keepUpWith(`s3://${lists.bucket}`, written, keeping, onDecision)));
    }
    for (const decision of await again(() => leave(configuration, keeping()))) onDecision(decision);
  } catch (error) {
    if (error instanceof Dismissed) return;
    if (!(error instanceof TrustStoreNotFoundException)) throw error;
    onDecision({ decision: 'absent', of: configuration.trustStoreArn, problems: [reasonOf(error)] });
    return;
  }
  if (failures.length > 0)
    throw failures.length === 1
      ? failures[0]
      : new AggregateError(failures, failures.map(reasonOf).join('; '));
}

/** @returns why AWS did not let it happen */
async function keepUpWith(
  bucket: string,
  written: () => Promise<WrittenList[]>,
  keeping: () => Keeping,
  onDecision: Revocation['onDecision'],
): Promise<unknown[]> {
  const failures: unknown[] = [];
  let count = 0;
  try {
    const lists = await written();
    for (const list of lists) {
      try {
        const decision = await again(() => decisionOn(list, keeping()));
        count += decision === undefined ? 0 : 1;
        if (decision !== undefined) onDecision(decision);
      } catch (error) {
        if (isOfAll(error)) throw error;
        failures.push(error);
      }
    }
    if (lists.length === 0)
      onDecision({ decision: 'absent', of: bucket, problems: ['no CA has written a list there yet'] });
    else if (count + failures.length === 0)
      onDecision({
        decision: 'refused',
        of: bucket,
        problems: ['no list there is of a CA of the trust store'],
      });
  } catch (error) {
    if (error instanceof Dismissed || error instanceof TrustStoreNotFoundException) throw error;
    const isDenied = error instanceof ListsDenied;
    if (!isDenied && !(error instanceof NoSuchBucket)) return [error];
    // Shared services has taken its bucket away, or not given it yet: what stands stays.
    onDecision({ decision: 'absent', of: bucket, isDenied, problems: [reasonOf(error)] });
  }
  return failures;
}

/** Whether an error is of more than one list. */
function isOfAll(error: unknown): boolean {
  return (
    error instanceof Dismissed || error instanceof TrustStoreNotFoundException || error instanceof ListsDenied
  );
}

/** @returns undefined for a list of a CA that the trust store does not have */
async function decisionOn({ of, der }: WrittenList, keeping: Keeping): Promise<Decision | undefined> {
  try {
    const list = readList(await der());
    return isOf(list, keeping.authorities) ? await keepUp(list, of, keeping) : undefined;
  } catch (error) {
    if (error instanceof UnreadableList) return { decision: 'refused', of, problems: [error.message] };
    throw error;
  }
}

/** Removes what the function has added of buckets that it is told of no more. */
async function leave(
  { lists }: Pick<RevocationConfiguration, 'lists'>,
  keeping: Omit<Keeping, 'authorities'>,
): Promise<Decision[]> {
  const notes = await ownRevocations(keeping);
  const left = notes.own.filter(({ of }) => !lists.some(({ bucket }) => of.startsWith(`s3://${bucket}/`)));
  await removeAll(left, notes, keeping);
  return left.map(({ of, revocationId }) => ({ decision: 'removed', of, removed: [revocationId] }));
}

/** Appoints the function, in the place of one of another name: it answers for what that one has added. */
export function takeOver({ configuration: { name }, clients }: Revocation): Promise<void> {
  return again(() => appoint(name, clients));
}

async function appoint(by: string, clients: RevocationClients): Promise<void> {
  const record = clients.record();
  const notes = await record.read();
  if (notes.by !== by) await record.write({ ...notes, by });
}

/** Of a trust store that no function keeps up. */
const NOBODY = '';

/**
 * Removes all that the function has added to the trust store, and nothing else; one that is gone is no error. Where another function
 * has taken over, what it has stays. A run at the same time, or later, adds nothing again.
 */
export async function removeEverything(revocation: Revocation): Promise<void> {
  const { configuration, clients, now, onDecision } = revocation;
  const { by = NOBODY } = await clients.record().read();
  if (by !== configuration.name && by !== NOBODY) return;
  await again(() => appoint(NOBODY, clients));
  try {
    const keeping = () => ({ store: clients.store, record: clients.record(), by: NOBODY, now });
    const left = await again(() => leave({ lists: [] }, keeping()));
    for (const decision of left) onDecision(decision);
  } catch (error) {
    if (!(error instanceof TrustStoreNotFoundException)) throw error;
  }
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}
