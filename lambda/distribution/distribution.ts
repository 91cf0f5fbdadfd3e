import type { ACMClient } from '@aws-sdk/client-acm';
import type { DistributionConfiguration } from '../../modules/core/distribution';
import { isSameSerial } from '../../modules/core/serial';
import { type Material, UnreadableMaterial } from '../imported-certificate/material';
import { type Decision, place, refused, unchanged } from '../imported-certificate/placing';
import { type Tags, findCertificate } from '../imported-certificate/standing-certificate';

/** Where a copy is. */
export interface Target {
  readonly accountId: string;
  readonly region: string;
}

/** The certificate that is distributed. */
export interface Original {
  /** Serial of what was issued last; undefined where nothing is issued, or not any more. */
  readonly serial: () => Promise<string | undefined>;
  /** Exports it. */
  readonly material: () => Promise<Material>;
}

/** One copy. */
export interface Distribution {
  readonly configuration: DistributionConfiguration;
  readonly target: Target;
  readonly original: Original;
  /** ACM of the target. */
  readonly client: ACMClient;
  readonly now: Date;
  /**
   * Tags of the first copy, the one by which it is found among them.
   *
   * @default - where none stands, none is imported
   */
  readonly tagsOfFirst?: Tags;
}

/**
 * Lets the certificate as it was issued last take the place of its copy, under the same ARN. It is exported only where the copy is
 * another.
 *
 * @throws Error where AWS did not answer, which another attempt may mend
 */
export async function distribute(distribution: Distribution): Promise<Decision> {
  const { configuration, target, original, client, now, tagsOfFirst } = distribution;
  const { certificate, domainNames } = configuration;
  const standing = await findCertificate(client, certificate);
  const at = { ...target, client, standing, tagsOfFirst };
  if (standing === undefined && tagsOfFirst === undefined)
    return refused(at, ['no copy stands there; apply its stack']);
  const serial = await original.serial();
  if (serial === undefined) return refused(at, ['it is not issued, or not any more']);
  if (standing !== undefined && isSameSerial(standing.leaf.serialNumber, serial)) return unchanged(at);
  try {
    // The original is right whenever it ends: somebody may have put it in the place of one that ends later.
    const requirements = { domainNames, needsChain: true, mayEndEarlier: true };
    return await place(await original.material(), at, requirements, now);
  } catch (error) {
    if (error instanceof UnreadableMaterial) return refused(at, [error.message]);
    throw error;
  }
}

/** Every place of a copy. */
export function targetsOf({ targets }: DistributionConfiguration): Target[] {
  return targets.flatMap(({ accountIds, regions }) =>
    accountIds.flatMap((accountId) => regions.map((region) => ({ accountId, region }))),
  );
}

/**
 * The account that invokes the function, by the alias that is its own.
 *
 * @param functionArn as the function was invoked
 * @throws Error where it was not invoked by such an alias
 */
export function invokingAccount(functionArn: string): string {
  const accountId = /^arn:(?:[^:]+:){5}[^:]+:account-(\d{12})$/.exec(functionArn)?.[1];
  if (accountId === undefined)
    throw new Error('the function must be invoked by the alias of an account, as its stack does it');
  return accountId;
}

/** Whether the function was invoked by its own account's stack: other accounts have aliases. */
export function isByOwner(functionArn: string): boolean {
  return /^(?:[^:]+:){6}[^:]+(?::\$LATEST)?$/.test(functionArn);
}

/** Whether the function was invoked by an alias, as the queue never does. */
export function isByAlias(functionArn: string): boolean {
  return functionArn.split(':').length > 7;
}
