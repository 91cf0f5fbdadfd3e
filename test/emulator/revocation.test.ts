import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { pemOf, readList } from '../../lambda/revocation/revocation-list';
import { ListingAuthority } from '../support/listing-authority';
import type { QueueDrivenFunction } from '../support/queue-driven-function';
import { revokingFunction, tellsOfLists } from '../support/revoking-function';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';
import { VerifyingTrustStore } from '../support/verifying-trust-store';

const SHARED = '111111111111';
const SHOP = '222222222222';
const NAME = 'certfleet-local-shop-443-lists';
const READER = `arn:aws:iam::${SHOP}:role/${NAME}`;

describeWithTools('a trust store that is kept up to the list of a CA', () => {
  let emulator: Emulator;
  let revocation: QueueDrivenFunction;
  let authority: ListingAuthority;
  let store: VerifyingTrustStore;
  /** Revocation of somebody else, of the same CA. */
  let foreign: number;
  const teller = () => ({
    accountId: SHARED,
    certificateAuthorityArns: [authority.certificateAuthorityArn],
  });

  const own = async () => (await store.ids()).filter((id) => id !== foreign);
  const newest = async () => (await authority.list()).toString('hex');
  /** What the trust store has, once the newest list of the CA is all that the function has there. */
  const current = async () => {
    const list = await newest();
    const lists = await until(
      () => store.lists(),
      (seen) => seen.filter((each) => each === list).length === 1 && seen.length === 2,
    );
    expect(lists).toContain(list);
    expect(await store.ids()).toHaveLength(2);
    return lists.find((each) => each === list)!;
  };
  const decisions = async (from: number) =>
    (await revocation.log()).slice(from).flatMap(({ decision }) => decision ?? []);
  const sweep = async () => {
    await emulator.passSchedules();
    await revocation.isRead();
  };
  /** The fewest revocations that the function had in the trust store at a moment of some work. */
  async function fewestDuring(work: () => Promise<void>): Promise<number> {
    let isDone = false;
    const done = work().finally(() => (isDone = true));
    let fewest = Infinity;
    while (!isDone) fewest = Math.min(fewest, (await own()).length);
    await done;
    return fewest;
  }

  const told = (more: object = {}) =>
    JSON.stringify({ source: 'aws.acm-pca', 'detail-type': 'ACM Private CA CRL Generation', ...more });

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { endpoint } = emulator;
    authority = await ListingAuthority.of(endpoint, SHARED, { bucket: 'certfleet-crl', reader: READER });
    store = await VerifyingTrustStore.of(endpoint, SHOP, {
      bucket: 'certfleet-trust-store-shop',
      caCertificates: authority.certificate,
    });
    foreign = await store.add('mine.pem', pemOf(readList(await authority.list())));
    await authority.revoke();
    revocation = await revokingFunction(
      emulator,
      SHOP,
      {
        name: NAME,
        trustStoreArn: store.trustStoreArn,
        bucket: store.bucket,
        caCertificatesKey: 'ca-certificates.pem',
        lists: [{ bucket: authority.bucket, region: 'eu-west-1', accountId: SHARED }],
      },
      teller(),
    );
  });
  afterAll(() => emulator?.stop());

  test('Terraform has the first list added, and only once', async () => {
    await revocation.invoke({ tf: { action: 'create' } });
    const first = await own();
    expect(first).toHaveLength(1);
    await revocation.invoke({ tf: { action: 'update' } });
    expect(await own()).toEqual(first);
    await current();
  });

  test('a client that is revoked is on the list of the trust store, and the one before is gone', async () => {
    const [before] = await own();
    const serial = await authority.revoke();
    expect(await current()).toContain(serial.toLowerCase());
    expect(await own()).not.toContain(before);
  });

  test('twice, late and out of order: nothing is added again', async () => {
    await current();
    await revocation.isRead();
    const [before, { length }] = [await store.ids(), await revocation.log()];
    await Promise.all(
      [told(), told(), told({ detail: { CrlUrl: 'evil' } })].map((each) => revocation.send(each)),
    );
    await revocation.isRead();
    await revocation.send(told({ time: '2020-01-01T00:00:00Z' }));
    await sweep();
    expect(new Set(await decisions(length))).toEqual(new Set(['unchanged']));
    expect(await store.ids()).toEqual(before);
  });

  test('a list that no event told of is found by the sweep', async () => {
    await tellsOfLists(emulator, teller(), false);
    await authority.revoke();
    expect(await store.lists()).not.toContain(await newest());
    await sweep();
    await current();
    await tellsOfLists(emulator, teller(), true);
  });

  test('an older list takes the place of none, and its reason is told', async () => {
    await tellsOfLists(emulator, teller(), false);
    const older = await authority.list();
    await authority.revoke();
    await sweep();
    const [standing, list] = [await store.ids(), await authority.list()];
    const { length } = await revocation.log();
    await authority.put(older);
    await sweep();
    const [line] = (await revocation.log()).slice(length);
    expect(line).toMatchObject({ decision: 'refused', RevocationRefused: 1 });
    // Its time is earlier too, unless the CA has written both within a second.
    expect(line!['problems']).toContainEqual(
      expect.stringMatching(/^its number is \d+, and that of the one that stands/),
    );
    expect(await store.ids()).toEqual(standing);
    await authority.put(list);
    await tellsOfLists(emulator, teller(), true);
  });

  test.each<[string, () => Promise<Buffer | string>, RegExp]>([
    ['what is no list', () => Promise.resolve('not a list'), /no revocation list in DER/],
    [
      'a list whose signature is another',
      async () => {
        const list = await authority.list();
        list[list.length - 3] = list[list.length - 3]! ^ 1;
        return list;
      },
      /no CA of the trust store has signed it/,
    ],
  ])('%s changes nothing', async (_, content, reason) => {
    const [list, standing, { length }] = [await authority.list(), await store.ids(), await revocation.log()];
    await authority.put(await content());
    await sweep();
    const [line] = (await revocation.log()).slice(length);
    expect(line).toMatchObject({ decision: 'refused' });
    expect(line!['problems']).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
    expect(await store.ids()).toEqual(standing);
    await authority.put(list);
  });

  test('a bucket that lets the function in no more leaves what stands, and is no failure', async () => {
    const [standing, { length }] = [await store.ids(), await revocation.log()];
    await authority.letIn();
    await sweep();
    expect(await decisions(length)).toEqual(['absent']);
    expect(await store.ids()).toEqual(standing);
    await authority.letIn(READER);
  });

  /** Some fourteen requests: CAs, lists, record, ids, the list written, ids, the claim, added, noted, removed, noted. */
  test.each([3, 5.5, 7, 8.5, 9, 9.5, 10, 10.5, 11, 11.5, 12, 12.5, 13, 13.5])(
    'a function that is killed at its request %d loses nothing',
    async (killAt) => {
      await revocation.forgetDeadMessages();
      await revocation.killAt(killAt);
      const fewest = await fewestDuring(async () => {
        await authority.revoke();
        await sweep();
        await revocation.killAt();
        await sweep();
        await current();
      });
      expect(fewest).toBe(1);
      expect(await store.ids()).toContain(foreign);
    },
  );

  test('two runs at once add one list', async () => {
    await authority.revoke();
    await Promise.all([1, 2, 3].map(() => revocation.invoke({ tf: { action: 'update' } })));
    await sweep();
    await current();
  });

  test('a list that somebody removes is added again', async () => {
    const [id] = await own();
    await store.remove(id!);
    await sweep();
    await current();
  });

  test('what is taken out removes its own, and nothing of others', async () => {
    await revocation.invoke({ tf: { action: 'delete' } });
    expect(await store.ids()).toEqual([foreign]);
    await revocation.invoke({ tf: { action: 'delete' } });
    // A message that comes later, before the function is gone, adds nothing again.
    await authority.revoke();
    await sweep();
    expect(await store.ids()).toEqual([foreign]);
    await revocation.invoke({ tf: { action: 'create' } });
    await current();
  });
});
