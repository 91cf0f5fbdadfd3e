import { certificateRequirements, partitionOf } from '../../modules/core';
import type { Draft } from '../draft';
import type { ConsumerAccount, ConsumerFacts } from './consumer-kind';

/** The Regions of the service itself, each where the entry says it. */
export function placesOf({ region, regions }: ConsumerFacts): NonNullable<ConsumerFacts['regions']> {
  return regions ?? (region === undefined ? [] : [[['region'], region]]);
}

/** The one Region that certificates must live in; where it is of another partition, the service is refused itself. */
export function edgeRegion(
  { service }: ConsumerFacts,
  { regions }: Draft<ConsumerAccount>,
): string | undefined {
  const { region } = certificateRequirements(service);
  const home = regions?.[0];
  return region === undefined || home === undefined || partitionOf(region) !== partitionOf(home)
    ? undefined
    : region;
}

/** Regions from which the service takes its certificates; none where the entry does not say it well. */
export function certificateRegions(facts: ConsumerFacts, account: Draft<ConsumerAccount>): string[] {
  const edge = edgeRegion(facts, account);
  return edge === undefined ? placesOf(facts).map(([, region]) => region) : [edge];
}
