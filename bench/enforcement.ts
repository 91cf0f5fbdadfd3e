import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from '../emulator/deployment';
import { findToolchain } from '../emulator/toolchain';
import local from '../environments/local';

const ROUNDS = 3;

/** Seconds that Terraform takes to apply the environment `local` to an emulated AWS that enforces IAM, and to one that does not. */
export async function measureEnforcement(): Promise<{ readonly enforced: number; readonly free: number }> {
  const enforced: number[] = [];
  const free: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    free.push(await applied(false));
    enforced.push(await applied(true));
  }
  return { enforced: Math.min(...enforced), free: Math.min(...free) };
}

async function applied(enforcesIam: boolean): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
  const deployment = await Deployment.start(local, { toolchain: findToolchain(), folder, enforcesIam });
  try {
    const stacks = await deployment.prepare(local);
    const start = performance.now();
    await deployment.apply(stacks);
    return (performance.now() - start) / 1000;
  } finally {
    await deployment.emulator.stop();
    rmSync(folder, { recursive: true });
  }
}
