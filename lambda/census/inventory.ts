import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { CensusDimension } from '../../modules/core/census';
import { Figures } from './figures';
import { type Kept, isFresh } from './kept';

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
  for await (const part of kept.parts()) {
    const counts = isFresh(part, now);
    for (const { line } of part.certificates) {
      if (counts) figures.add(line);
      if (!gzip.write(`${JSON.stringify(line)}\n`)) await once(gzip, 'drain');
    }
  }
  gzip.end();
  await once(gzip, 'end');
  return { compressed: Buffer.concat(chunks), figures };
}
