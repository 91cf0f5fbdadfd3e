import { readFileSync } from 'node:fs';
import { buildFleet } from './build-fleet';
import type { Fleet } from './fleet';
import { plannedResources } from './planned-resources';
import { synthesizedResources } from './synthesized-resources';
import type { StackPlan } from './terraform-plan';

/** The fleet of stacks that `cdktf synth` wrote. Zones and shares that stacks look up are tied by name. */
export function readSynthesizedFleet(
  stacks: ReadonlyArray<{ readonly name: string; readonly file: string }>,
): Fleet {
  return buildFleet(
    stacks.flatMap(({ name, file }) => synthesizedResources(name, readFileSync(file, 'utf8'))),
  );
}

/** The fleet of plans, with what they change. */
export function plannedFleet(plans: readonly StackPlan[]): Fleet {
  return buildFleet(
    plans.flatMap((plan) => {
      const { managed, data } = plannedResources(plan);
      return [...managed, ...data];
    }),
  );
}
