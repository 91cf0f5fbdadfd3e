import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../environments';
import type { InventoryLine } from '../modules/core';
import type { Emulator } from './emulator';
import { keptInventory } from './kept-inventory';

const PAUSE_MILLISECONDS = 500;
const ATTEMPTS = 240;

/**
 * Lets an hour's census come, and gives its inventory.
 *
 * @throws Error where the environment counts nothing, or no inventory is there within two minutes
 */
export async function countCertificates(
  emulator: Emulator,
  { sharedServices: { accountId }, census }: Environment,
): Promise<InventoryLine[]> {
  if (census === undefined) throw new Error('the environment has no census');
  const since = Date.now();
  await emulator.passSchedules();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const lines = await keptInventory(emulator.endpoint, accountId, census.bucketName);
    if (lines?.some(({ seenAt }) => Date.parse(seenAt) >= since)) return lines;
    await sleep(PAUSE_MILLISECONDS);
  }
  throw new Error('an inventory must be there within two minutes; see the log of the function');
}
