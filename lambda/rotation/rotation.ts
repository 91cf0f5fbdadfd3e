import type { ACMClient } from '@aws-sdk/client-acm';
import type { RotationConfiguration } from '../../modules/core/rotation';
import { type Material, UnreadableMaterial } from '../imported-certificate/material';
import { type Decision, place, refused, unchanged } from '../imported-certificate/placing';
import { type Standing, endsNoLater, isStanding } from '../imported-certificate/replacement';
import { readMaterial } from '../imported-certificate/secret';
import { type Tags, findCertificate } from '../imported-certificate/standing-certificate';

/** A version of a secret. */
export interface SecretVersion {
  readonly text: string;
  readonly createdAt: Date;
}

/** What is asked of AWS. */
export interface RotationClients {
  /** The secret's version of a stage; undefined where none was before the current one. */
  readonly secret: (stage: 'AWSCURRENT' | 'AWSPREVIOUS') => Promise<SecretVersion | undefined>;
  readonly acm: (region: string) => ACMClient;
}

/** One rotation. */
export interface Rotation {
  readonly configuration: RotationConfiguration;
  readonly region: string;
  readonly clients: RotationClients;
  readonly now: Date;
  /**
   * Tags of the first certificate, the one by which it is found among them.
   *
   * @default - where none stands, none is imported
   */
  readonly tagsOfFirst?: Tags;
}

/**
 * Lets what the secret holds take the place of what stands in a Region, under the same ARN, where it may.
 *
 * @throws Error where AWS did not answer, which another attempt may mend
 */
export async function rotate(rotation: Rotation): Promise<Decision> {
  const { configuration, region, clients, now, tagsOfFirst } = rotation;
  const client = clients.acm(region);
  const standing = await findCertificate(client, configuration.certificate);
  const at = { client, region, standing, tagsOfFirst };
  const current = await clients.secret('AWSCURRENT');
  const material = readOrRefuse(current?.text ?? '');
  if (material instanceof UnreadableMaterial) return refused(at, [`of the secret, ${material.message}`]);
  if (isStanding(material, standing)) return unchanged(at);
  const mayEndEarlier = endsNoLater(material, standing) && (await isPutBack(current, standing, clients));
  return place(material, at, { ...configuration, mayEndEarlier }, now);
}

/** Whether somebody made the version before current again: what stands is of the version that was current, and is newer. */
async function isPutBack(
  current: SecretVersion | undefined,
  standing: Standing | undefined,
  { secret }: RotationClients,
): Promise<boolean> {
  const previous = await secret('AWSPREVIOUS');
  if (current === undefined || previous === undefined || previous.createdAt <= current.createdAt)
    return false;
  const material = readOrRefuse(previous.text);
  return !(material instanceof UnreadableMaterial) && isStanding(material, standing);
}

function readOrRefuse(text: string): Material | UnreadableMaterial {
  try {
    return readMaterial(text);
  } catch (error) {
    if (error instanceof UnreadableMaterial) return error;
    throw error;
  }
}
