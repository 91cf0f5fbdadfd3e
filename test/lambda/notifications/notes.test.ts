import type { Matter } from '../../../lambda/notifications/matter';
import { type Note, Notified } from '../../../lambda/notifications/notes';
import { ConditionalS3 } from '../../support/conditional-s3';
import { CENSUS_NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

const MINUTES = 1 / 1440;
const later = (minutes: number) => inDays(minutes * MINUTES);

function matter(number = 1, changes: Partial<Matter> = {}): Matter {
  return {
    id: 'renewal-overdue',
    arn: censusArn(number),
    accountId: '222222222222',
    region: 'eu-west-1',
    of: '2026-12-01T00:00:00.000Z',
    ...changes,
  };
}

/** Runs that write the same object. */
function runs() {
  const s3 = new ConditionalS3();
  const run = () => new Notified(s3.client, 'census');
  const stands = () => Object.values(JSON.parse(s3.body ?? '{}') as Record<string, Note>);
  return { s3, run, stands };
}

async function told(run: Notified, matters: readonly Matter[], now = CENSUS_NOW): Promise<void> {
  await run.conclude(await run.claim(matters, now), [], now);
}

describe('a claim', () => {
  test('is of what nobody has told, each once', async () => {
    const { run } = runs();
    const claimed = await run().claim([matter(1), matter(2), matter(1)], CENSUS_NOW);
    expect(claimed).toEqual([matter(1), matter(2)]);
    expect(await run().claim([matter(1), matter(3)], CENSUS_NOW)).toEqual([matter(3)]);
  });

  test('of two runs that race is of one of them', async () => {
    const { s3, run } = runs();
    const other: Matter[] = [];
    s3.meanwhile = async () => other.push(...(await run().claim([matter(1)], CENSUS_NOW)));
    const own = await run().claim([matter(1), matter(2)], CENSUS_NOW);
    expect(s3.refused).toBe(1);
    expect(other).toEqual([matter(1)]);
    expect(own).toEqual([matter(2)]);
  });

  test('of two messages that one run works on at once is of one of them', async () => {
    const { s3, run } = runs();
    await told(run(), [matter(9)]);
    const one = run();
    const claimed = await Promise.all([1, 1, 2, 1].map((number) => one.claim([matter(number)], CENSUS_NOW)));
    expect(claimed).toEqual([[matter(1)], [], [matter(2)], []]);
    expect(Object.keys(await one.read())).toHaveLength(3);
    expect(s3.refused).toBe(0);
  });

  test('that a dead run left is taken over after ten minutes, and not before', async () => {
    const { run } = runs();
    await run().claim([matter()], CENSUS_NOW);
    expect(await run().claim([matter()], later(10))).toEqual([]);
    expect(await run().claim([matter()], later(10.1))).toEqual([matter()]);
    expect(await run().claim([matter()], later(20))).toEqual([]);
  });

  test("of what was told is nobody's, however long ago that is", async () => {
    const { run } = runs();
    await told(run(), [matter()]);
    expect(await run().claim([matter()], inDays(300))).toEqual([]);
  });

  test('of the next certificate is another one', async () => {
    const { run } = runs();
    await told(run(), [matter()]);
    const next = matter(1, { of: '2027-06-01T00:00:00.000Z' });
    expect(await run().claim([next], CENSUS_NOW)).toEqual([next]);
  });

  test('keeps what is said when the matter has passed, and no more of a certificate', async () => {
    const { run, stands } = runs();
    const names = ['shop.example.com', 'www.example.com'];
    const line = inventoryLine({ names, account: 'shop', owner: 'shop-team' });
    await run().claim([matter(1, { line, reasons: ['why'] }), matter(2, { name: 'a.example' })], CENSUS_NOW);
    expect(stands()).toEqual([
      {
        id: 'renewal-overdue',
        arn: censusArn(1),
        of: '2026-12-01T00:00:00.000Z',
        names: ['shop.example.com'],
        accountId: '222222222222',
        region: 'eu-west-1',
        account: 'shop',
        owner: 'shop-team',
        claimedAt: CENSUS_NOW.toISOString(),
        claim: expect.any(String),
      },
      expect.objectContaining({ arn: censusArn(2), names: ['a.example'] }),
    ]);
  });

  test('fails where S3 refuses it, or others write again and again', async () => {
    const { s3, run } = runs();
    s3.broken = 403;
    await expect(run().claim([matter()], CENSUS_NOW)).rejects.toThrow('refused');
    expect(s3.refused).toBe(1);
    s3.broken = 409;
    await expect(run().claim([matter()], CENSUS_NOW)).rejects.toThrow('another run has written');
    expect(s3.refused).toBe(9);
  });

  test('that failed keeps the same run from none of the next', async () => {
    const { s3, run } = runs();
    const one = run();
    s3.broken = 403;
    const [failed, after] = await Promise.allSettled([
      one.claim([matter()], CENSUS_NOW),
      one.read().finally(() => (s3.broken = undefined)),
    ]);
    expect([failed.status, after.status]).toEqual(['rejected', 'fulfilled']);
    expect(await one.claim([matter()], CENSUS_NOW)).toEqual([matter()]);
  });
});

test('what was not told may be claimed at once, and what was told with it may not', async () => {
  const { run } = runs();
  await run().claim([matter(1), matter(2)], CENSUS_NOW);
  await run().conclude([matter(1)], [matter(2)], CENSUS_NOW);
  expect(await run().claim([matter(1), matter(2)], CENSUS_NOW)).toEqual([matter(2)]);
});

describe('an end', () => {
  test('is told once, of what was told', async () => {
    const { run } = runs();
    await told(run(), [matter(1)]);
    await run().claim([matter(2)], CENSUS_NOW);
    const ended = await run().end(() => true, later(1));
    expect(ended.map(({ arn }) => arn)).toEqual([censusArn(1)]);
    expect(await run().end(() => true, later(2))).toEqual([]);
  });

  test('is of that for which it holds', async () => {
    const { run } = runs();
    await told(run(), [matter(1), matter(2)]);
    const ended = await run().end(({ arn }) => arn === censusArn(2), later(1));
    expect(ended.map(({ arn }) => arn)).toEqual([censusArn(2)]);
  });

  test('is of one run of two that race', async () => {
    const { s3, run } = runs();
    await told(run(), [matter()]);
    const other: Note[] = [];
    s3.meanwhile = async () => other.push(...(await run().end(() => true, CENSUS_NOW)));
    expect(await run().end(() => true, CENSUS_NOW)).toEqual([]);
    expect(other).toHaveLength(1);
  });

  test('keeps the matter from being told again for a day', async () => {
    const { run } = runs();
    await told(run(), [matter()]);
    await run().end(() => true, CENSUS_NOW);
    expect(await run().claim([matter()], inDays(1))).toEqual([]);
    expect(await run().claim([matter()], inDays(1.01))).toEqual([matter()]);
  });

  test('of what came back may come again', async () => {
    const { run } = runs();
    await told(run(), [matter()]);
    await run().end(() => true, CENSUS_NOW);
    await told(run(), [matter()], inDays(2));
    expect(await run().end(() => true, inDays(3))).toHaveLength(1);
  });

  test('takes out what nobody asks for any more, which is told anew', async () => {
    const { run, stands } = runs();
    await told(run(), [matter(1), matter(2)]);
    const isFirst = ({ arn }: Note) => arn === censusArn(1);
    expect(await run().end(isFirst, CENSUS_NOW, isFirst)).toEqual([]);
    expect(stands().map(({ arn }) => arn)).toEqual([censusArn(2)]);
    expect(await run().claim([matter(1)], CENSUS_NOW)).toEqual([matter(1)]);
  });
});

test('nothing is written where nothing changes', async () => {
  const { s3, run } = runs();
  expect(await run().read()).toEqual({});
  await run().claim([], CENSUS_NOW);
  await run().end(() => true, CENSUS_NOW);
  await run().conclude([matter()], [matter(2)], CENSUS_NOW);
  expect(s3.writes).toBe(0);
  await told(run(), [matter()]);
  expect(s3.writes).toBe(2);
  await run().claim([matter()], later(60));
  await run().end(() => false, later(60));
  expect(s3.writes).toBe(2);
});
