import { readFileSync } from 'node:fs';
import { buildFleet } from './build-fleet';
import type { Fleet } from './fleet';
import { plannedResources } from './planned-resources';
import type { FleetResource } from './resource';
import { synthesizedResources } from './synthesized-resources';
import type { StackPlan } from './terraform-plan';

/** A stack that `cdktf synth` wrote, and the file with its Terraform JSON. */
interface SynthesizedFile {
  readonly name: string;
  readonly file: string;
}

/** The resources of stacks that `cdktf synth` wrote. */
export function readSynthesizedResources(stacks: readonly SynthesizedFile[]): FleetResource[] {
  return stacks.flatMap(({ name, file }) => synthesizedResources(name, readFileSync(file, 'utf8')));
}

/** The fleet of stacks that `cdktf synth` wrote. Zones and shares that stacks look up are tied by name. */
export function readSynthesizedFleet(stacks: readonly SynthesizedFile[]): Fleet {
  return buildFleet(readSynthesizedResources(stacks));
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
