import { type PlannedResource, type StackPlan, driftedResources, textOf } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** Provider 6 takes the Region of what provider 5 made for another one. */
export const providerRegionReplaced: Rule = {
  id: 'provider-region-replaced',
  title: 'Made again for a Region it is in already',
  reason:
    'The state of AWS provider 5 has no region: provider 6 looks for it in its own Region, or replaces it (AWS provider, enhanced Region support).',
  check: ({ plans, managed }) => plans.flatMap((plan) => replacedForRegion(plan, managed)),
};

function replacedForRegion(plan: StackPlan, managed: readonly PlannedResource[]): Finding[] {
  const drifted = new Map(driftedResources(plan).map((resource) => [resource.address, resource]));
  const all = managed
    .filter(({ stack }) => stack === plan.stack)
    .filter(
      (resource) => isReplacedWhereItIs(resource) || isLostWhereItIs(resource, drifted.get(resource.address)),
    );
  const [first] = all;
  if (first === undefined) return [];
  return [
    findingOf('provider-region-replaced', first, {
      severity: 'critical',
      what: phrase`${all.length} resources of the stack are made again, though they are in ${regionsOf(all)} already: the state that provider 5 left does not say so. What serves is replaced, or left behind without owner, and some of it AWS does not let stand twice.`,
      remedy: phrase`Set ${'provider.regionalProviders'} to true in the environment and apply with ${'-refresh-only'} first: the state then knows every Region, and one provider can take over (runbook: AWS provider 5 to 6).`,
      covers: all.map(({ address }) => address),
    }),
  ];
}

/** Replaced for its Region while the state names none, or while its ARN names the Region it is to have. */
function isReplacedWhereItIs({ state, replacedFor, before, after }: PlannedResource): boolean {
  if (state !== 'replace' || !replacedFor.includes('region')) return false;
  return textOf(before?.region) === undefined || regionOfArn(before?.arn) === textOf(after?.region);
}

/** Looked for where its provider works, as the state names no Region, and to be made in the one it was in. */
function isLostWhereItIs({ state, after }: PlannedResource, lost: PlannedResource | undefined): boolean {
  if (state !== 'create' || lost?.state !== 'delete' || textOf(lost.before?.region) !== undefined)
    return false;
  const region = textOf(after?.region);
  const arnRegion = regionOfArn(lost.before?.arn) ?? region;
  return region !== undefined && region === arnRegion && region !== lost.region;
}

function regionsOf(resources: readonly PlannedResource[]): string[] {
  return [...new Set(resources.flatMap(({ after }) => textOf(after?.region) ?? []))].sort();
}

function regionOfArn(arn: unknown): string | undefined {
  return /^arn:[a-z-]+:[^:]*:([^:]+):/.exec(textOf(arn) ?? '')?.[1];
}
