import { X509Certificate } from 'node:crypto';
import {
  InvalidRevocationContentException,
  type TooManyTrustStoreRevocationEntriesException,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Dismissed, type Keeping, keepUp, ownRevocations } from '../../../lambda/revocation/keeping';
import type { Notes } from '../../../lambda/revocation/record';
import { digestOfPem, readList } from '../../../lambda/revocation/revocation-list';
import { LISTING_CA, LIST_4, LIST_5 } from '../../support/revocation-lists';

const OF = 's3://lists/crl/a.crl';
const OTHER = 's3://lists/crl/b.crl';
const NOW = new Date('2026-11-10T00:00:00Z');

/** A trust store and its record in memory; what is done to them is told in order. */
class Memory {
  public notes: Notes = { own: [], claims: [], by: 'lists' };
  public readonly done: string[] = [];
  public refusal?: TooManyTrustStoreRevocationEntriesException | InvalidRevocationContentException;
  private readonly written: string[] = [];
  private readonly content = new Map<number, string>();
  private last = 0;

  public get ids(): number[] {
    return [...this.content.keys()];
  }

  public put(digest: string): number {
    this.content.set((this.last += 1), digest);
    return this.last;
  }

  public take(id: number): void {
    this.content.delete(id);
  }

  public keeping(now = NOW): Keeping {
    const store = {
      revocationIds: () => Promise.resolve(this.ids),
      digestOf: (id: number) => Promise.resolve(this.content.get(id)),
      write: (name: string, pem: string) => {
        this.written.push(digestOfPem(pem)!);
        return Promise.resolve({ S3Key: name, S3ObjectVersion: String(this.written.length - 1) });
      },
      add: ({ S3ObjectVersion }: { S3ObjectVersion: string }) => {
        if (this.refusal !== undefined) return Promise.reject(this.refusal);
        const id = this.put(this.written[Number(S3ObjectVersion)]!);
        this.done.push(`add ${id}`);
        return Promise.resolve(id);
      },
      remove: (id: number) => {
        this.take(id);
        this.done.push(`remove ${id}`);
        return Promise.resolve();
      },
    };
    const record = {
      read: () => Promise.resolve(this.notes),
      write: (notes: Notes) => Promise.resolve((this.notes = notes)),
    };
    return { store, record, by: 'lists', authorities: [new X509Certificate(LISTING_CA)], now } as never;
  }
}

const [list4, list5] = [readList(LIST_4), readList(LIST_5)];

test('the one before goes only once the next stands, and what others added stays', async () => {
  const memory = new Memory();
  const foreign = memory.put(list4.digest);
  expect(await keepUp(list4, OF, memory.keeping())).toMatchObject({ decision: 'added', revocationId: 2 });
  expect(await keepUp(list5, OF, memory.keeping())).toMatchObject({ decision: 'added', removed: [2] });
  expect(memory.done).toEqual(['add 2', 'add 3', 'remove 2']);
  expect(memory.ids).toEqual([foreign, 3]);
  expect(memory.notes.claims).toEqual([]);
});

test('the same list is left alone, and an older one is refused', async () => {
  const memory = new Memory();
  await keepUp(list5, OF, memory.keeping());
  expect(await keepUp(list5, OF, memory.keeping())).toMatchObject({ decision: 'unchanged', revocationId: 1 });
  expect(await keepUp(list4, OF, memory.keeping())).toMatchObject({ decision: 'refused', revocationId: 1 });
  expect(memory.done).toEqual(['add 1']);
});

test('lists of two places stand beside each other', async () => {
  const memory = new Memory();
  await keepUp(list5, OF, memory.keeping());
  await keepUp(list4, OTHER, memory.keeping());
  expect(memory.ids).toEqual([1, 2]);
});

test('what a run has added and did not live to note is its own, and what came meanwhile of others is not', async () => {
  const memory = new Memory();
  await keepUp(list4, OF, memory.keeping());
  const claim = {
    list: { of: OF, digest: list5.digest, thisUpdate: list5.thisUpdate.toISOString(), number: '5' },
    before: memory.ids,
    at: NOW.toISOString(),
  };
  memory.notes = { ...memory.notes, claims: [claim] };
  const [lost, foreign] = [memory.put(list5.digest), memory.put('another')];
  const decision = await keepUp(list5, OF, memory.keeping());
  expect(decision).toMatchObject({ decision: 'unchanged', revocationId: lost, removed: [1] });
  expect(memory.ids).toEqual([lost, foreign]);
});

test('a claim of an hour ago is forgotten', async () => {
  const memory = new Memory();
  const list = { of: OF, digest: list5.digest, thisUpdate: list5.thisUpdate.toISOString() };
  memory.notes = { ...memory.notes, claims: [{ list, before: [], at: NOW.toISOString() }] };
  expect((await ownRevocations(memory.keeping())).claims).toHaveLength(1);
  expect((await ownRevocations(memory.keeping(new Date('2026-11-10T01:00:00Z')))).claims).toEqual([]);
});

test('a revocation that somebody removed is added again', async () => {
  const memory = new Memory();
  await keepUp(list5, OF, memory.keeping());
  memory.take(1);
  expect(await keepUp(list5, OF, memory.keeping())).toMatchObject({ decision: 'added', revocationId: 2 });
});

test('what Elastic Load Balancing refuses leaves the one before', async () => {
  const memory = new Memory();
  await keepUp(list4, OF, memory.keeping());
  memory.refusal = new InvalidRevocationContentException({ $metadata: {}, message: 'no' });
  expect(await keepUp(list5, OF, memory.keeping())).toMatchObject({
    decision: 'refused',
    revocationId: 1,
    problems: ['Elastic Load Balancing refuses it: InvalidRevocationContentException: no'],
  });
  expect(memory.ids).toEqual([1]);
});

test('an ended list is added all the same, and told of', async () => {
  const memory = new Memory();
  const decision = await keepUp(list5, OF, memory.keeping(new Date('2027-01-01T00:00:00Z')));
  expect(decision).toMatchObject({ decision: 'added', endedAt: '2026-12-05T00:00:00.000Z' });
});

test.each([undefined, '', 'another'])(
  'a function does nothing where Terraform has appointed "%s"',
  async (by) => {
    const memory = new Memory();
    memory.notes = { ...memory.notes, by };
    await expect(keepUp(list5, OF, memory.keeping())).rejects.toThrow(Dismissed);
    expect(memory.ids).toEqual([]);
  },
);

test('one that two lost runs have added is known once', async () => {
  const memory = new Memory();
  const list = { of: OF, digest: list5.digest, thisUpdate: list5.thisUpdate.toISOString(), number: '5' };
  const claim = { list, before: [], at: NOW.toISOString() };
  memory.notes = { ...memory.notes, claims: [claim, claim] };
  memory.put(list5.digest);
  expect((await ownRevocations(memory.keeping())).own).toEqual([{ ...list, revocationId: 1 }]);
});
