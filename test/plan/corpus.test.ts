import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { CASES, CORPUS } from '../review/corpus-files';
import { CorpusPlanner } from '../review/corpus-terraform';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

describeWithTools('plans that the review is held against', () => {
  const plans = new Map<string, Promise<object>>();
  let planner: CorpusPlanner;

  beforeAll(async () => {
    planner = await CorpusPlanner.start(temporaryFolder('corpus'), toolchain);
    const limit = pLimit(availableParallelism());
    for (const name of CASES) {
      const plan = limit(() => planner.plan(name));
      // Told by the test that waits for it.
      plan.catch(() => undefined);
      plans.set(name, plan);
    }
  });
  afterAll(() => planner.stop());

  test.each(CASES)('%s is the plan that is kept', async (name) => {
    const kept = JSON.parse(readFileSync(join(CORPUS, name, 'plan.json'), 'utf8')) as object;
    expect(await plans.get(name)).toEqual(kept);
  });
});
