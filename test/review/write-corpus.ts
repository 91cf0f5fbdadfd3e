/*
 * npm run corpus: plans every case by Terraform and keeps the plans.
 * npm run corpus -- case…: only these.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { findToolchain } from '../../emulator/toolchain';
import { CASES, CORPUS, reviewCase } from './corpus-files';
import { CorpusPlanner } from './corpus-terraform';

async function main(chosen: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-corpus-'));
  const planner = await CorpusPlanner.start(folder, findToolchain());
  const limit = pLimit(availableParallelism());
  try {
    await Promise.all(
      (chosen.length > 0 ? chosen : CASES).map((name) =>
        limit(async () => {
          writeFileSync(join(CORPUS, name, 'plan.json'), `${JSON.stringify(await planner.plan(name))}\n`);
          const { findings, missed, falseAlarms } = reviewCase(name);
          process.stdout.write(`${name}: ${JSON.stringify({ findings, missed, falseAlarms })}\n`);
        }),
      ),
    );
  } finally {
    planner.stop();
    rmSync(folder, { recursive: true });
  }
}

void main(process.argv.slice(2));
