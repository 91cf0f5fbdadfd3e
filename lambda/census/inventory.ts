import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { CensusDimension } from '../../modules/core/census';
import { Figures } from './figures';
import type { Kept } from './kept';

/** An account that was not seen for so long is in no figure: nobody knows what it has. */
const STALE_MILLISECONDS = 6 * 3_600_000;
/** Parts in memory. */
const AT_ONCE = 8;

/** All certificates together. */
export interface Inventory {
  readonly compressed: Buffer;
  readonly figures: Figures;
}

/** Brings together what was found in all accounts and Regions, without holding more than some of it. */
export async function inventoryOf(
  kept: Kept,
  {
    environment,
    metricsBy,
  }: { readonly environment: string; readonly metricsBy: readonly CensusDimension[] },
  now: Date,
): Promise<Inventory> {
  const figures = new Figures(environment, metricsBy, now.getTime());
  const gzip = createGzip();
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const keys = await kept.partKeys();
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const parts = await Promise.all(keys.slice(start, start + AT_ONCE).map((key) => kept.partOf(key)));
    for (const { seenAt, certificates } of parts) {
      const isFresh = now.getTime() - Date.parse(seenAt) <= STALE_MILLISECONDS;
      for (const { line } of certificates) {
        if (isFresh) figures.add(line);
        if (!gzip.write(`${JSON.stringify(line)}\n`)) await once(gzip, 'drain');
      }
    }
  }
  gzip.end();
  await once(gzip, 'end');
  return { compressed: Buffer.concat(chunks), figures };
}
