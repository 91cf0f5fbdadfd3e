import { ENVIRONMENT_TAG } from '../../modules/core';
import type { Conditions, PermissionAccount } from './permission';

type Place = Pick<PermissionAccount, 'accountId' | 'partition'>;

/** ARN of something in a Region of an account. */
export function regionalArn(place: Place, service: string, region: string, resource: string): string {
  return `arn:${place.partition}:${service}:${region}:${place.accountId}:${resource}`;
}

/** ARN of something of an account that is in no Region. */
export function globalArn(place: Place, service: string, resource: string): string {
  return regionalArn(place, service, '', resource);
}

/** A name as a policy says it: nothing in it is a wildcard or a variable (IAM User Guide, policy variables: special characters). */
export function literal(name: string): string {
  return name.replaceAll(/[*?]|\$(?=\{)/g, (character) => `\${${character}}`);
}

/** For actions that have no resource: only in the Regions of the account. */
export function inRegionsOf({ regions }: Pick<PermissionAccount, 'regions'>): Conditions {
  return inRegions(regions);
}

/** Only what stacks of the environment have made, by the tag that they give it. */
export function madeByEnvironment({
  environmentName,
}: Pick<PermissionAccount, 'environmentName'>): Conditions {
  return { StringEquals: { [`aws:ResourceTag/${ENVIRONMENT_TAG}`]: environmentName } };
}

/** For actions that make something that has no ARN yet: in these Regions, and with the environment's tag. */
export function madeIn(
  { environmentName }: Pick<PermissionAccount, 'environmentName'>,
  regions: readonly string[],
): Conditions {
  const { StringEquals: places } = inRegions(regions);
  return { StringEquals: { ...places, [`aws:RequestTag/${ENVIRONMENT_TAG}`]: environmentName } };
}

export function inRegions(regions: readonly string[]): Conditions {
  return { StringEquals: { 'aws:RequestedRegion': [...new Set(regions)].sort() } };
}
