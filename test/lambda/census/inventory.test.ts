import { gunzipSync } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { inventoryOf } from '../../../lambda/census/inventory';
import { Kept, type Part } from '../../../lambda/census/kept';
import type { InventoryLine } from '../../../modules/core/census';
import { CENSUS_NOW as NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

const HOUR = 1 / 24;

function partOf(hoursAgo: number, ...numbers: readonly number[]): Part {
  return {
    seenAt: inDays(-hoursAgo * HOUR).toISOString(),
    certificates: numbers.map((number) => ({
      line: inventoryLine({ certificateArn: censusArn(number) }),
      checkedAt: NOW.toISOString(),
    })),
  };
}

/** The inventory of these parts, and how many were read at once. */
async function inventory(parts: readonly Part[]) {
  const kept = new Kept(new S3Client({ region: 'eu-west-1' }), 'bucket');
  let [reading, atOnce] = [0, 0];
  jest.spyOn(kept, 'partKeys').mockResolvedValue(parts.map((_, index) => String(index)));
  jest.spyOn(kept, 'partOf').mockImplementation(async (key) => {
    atOnce = Math.max(atOnce, ++reading);
    await new Promise((resolve) => setImmediate(resolve));
    reading -= 1;
    return parts[Number(key)]!;
  });
  const { compressed, figures } = await inventoryOf(kept, { environment: 'production', metricsBy: [] }, NOW);
  const text = gunzipSync(compressed).toString();
  const lines = text.split('\n').slice(0, -1);
  return {
    atOnce,
    text,
    lines: lines.map((line) => JSON.parse(line) as InventoryLine),
    issued: (JSON.parse(figures.logLines()[0]!) as { readonly Issued: number }).Issued,
  };
}

test('every certificate of every part is a line, and counts', async () => {
  const { lines, text, issued } = await inventory([partOf(0, 1, 2), partOf(0), partOf(1, 3)]);
  expect(lines).toEqual([1, 2, 3].map((number) => inventoryLine({ certificateArn: censusArn(number) })));
  expect(text.endsWith('}\n')).toBe(true);
  expect(issued).toBe(3);
});

test('what nobody has seen for six hours is known, and does not count', async () => {
  const { lines, issued } = await inventory([partOf(6, 1), partOf(6.01, 2)]);
  expect(lines.map(({ certificateArn }) => certificateArn)).toEqual([censusArn(1), censusArn(2)]);
  expect(issued).toBe(1);
});

test('where nothing was found the inventory is empty, and counts say so', async () => {
  expect(await inventory([])).toMatchObject({ text: '', issued: 0 });
});

test('of many parts few are in memory, and none is lost while the compression waits', async () => {
  const parts = Array.from({ length: 500 }, (_, index) =>
    partOf(0, ...[...Array(20).keys()].map((each) => index * 20 + each)),
  );
  const { lines, atOnce } = await inventory(parts);
  expect(new Set(lines.map(({ certificateArn }) => certificateArn)).size).toBe(10_000);
  expect(atOnce).toBeLessThanOrEqual(8);
});
