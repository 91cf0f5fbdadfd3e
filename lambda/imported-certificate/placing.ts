import { type ACMClient, ACMServiceException } from '@aws-sdk/client-acm';
import { reasonOf } from '../log';
import type { Material } from './material';
import { type Requirements, problemsOf } from './replacement';
import { type StandingCertificate, type Tags, importMaterial } from './standing-certificate';

/** What was decided in a Region of an account. */
export interface Decision {
  readonly decision: 'imported' | 'unchanged' | 'refused';
  /** @default - the function's own account */
  readonly accountId?: string;
  readonly region: string;
  /** @default - no certificate stands */
  readonly certificateArn?: string;
  /** Of the certificate that stands now. @default - none stands */
  readonly serial?: string;
  /** Why nothing is imported. @default - it is, or stands already */
  readonly problems?: readonly string[];
}

/** Where a certificate is, or will be. */
export interface Place {
  readonly client: ACMClient;
  readonly accountId?: string;
  readonly region: string;
  /** @default - none stands */
  readonly standing?: StandingCertificate;
  /**
   * Tags of the first certificate, the one by which it is found among them.
   *
   * @default - where none stands, none is imported
   */
  readonly tagsOfFirst?: Tags;
}

/** That nothing changed, and why. */
export function refused({ accountId, region, standing }: Place, problems: readonly string[]): Decision {
  return { ...stands({ accountId, region, standing }), decision: 'refused', problems };
}

export function unchanged(place: Omit<Place, 'client'>): Decision {
  return { ...stands(place), decision: 'unchanged' };
}

function stands({ accountId, region, standing }: Omit<Place, 'client'>) {
  const { certificateArn, leaf } = standing ?? {};
  return { accountId, region, certificateArn, serial: leaf?.serialNumber };
}

/**
 * Lets material take the place of another certificate that stands, under the same ARN, where it may; or imports it as the first.
 *
 * @throws Error where AWS did not answer, which another attempt may mend
 */
export async function place(
  material: Material,
  at: Place,
  requirements: Requirements,
  now: Date,
): Promise<Decision> {
  const { client, accountId, region, standing, tagsOfFirst } = at;
  const target = standing ?? (tagsOfFirst && { tags: tagsOfFirst });
  if (target === undefined) return refused(at, ['no certificate stands there; apply its stack']);
  const problems = problemsOf(material, standing, requirements, now);
  if (problems.length > 0) return refused(at, problems);
  try {
    const certificateArn = await importMaterial(client, material, target);
    return {
      decision: 'imported',
      accountId,
      region,
      certificateArn,
      serial: material.leaf.serialNumber,
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refused(at, [`ACM refuses it: ${reasonOf(error)}`]);
  }
}

/** What ACM says of the certificate, and would say again. */
function isRefusal(error: unknown): error is ACMServiceException {
  return (
    error instanceof ACMServiceException &&
    ['ValidationException', 'InvalidParameterException', 'InvalidArnException'].includes(error.name)
  );
}
