import type { ACMClient } from '@aws-sdk/client-acm';
import type { RotationConfiguration } from '../../modules/core/rotation';
import { type Material, UnreadableMaterial } from '../imported-certificate/material';
import { type Decision, place, refused, unchanged } from '../imported-certificate/placing';
import { endsNoLater, isStanding } from '../imported-certificate/replacement';
import { type Tags, findCertificate } from '../imported-certificate/standing-certificate';
import type { Version, VersionSource } from './version';

/** What is asked of AWS. */
export interface RotationClients {
  readonly source: VersionSource;
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
 * Lets what the source holds take the place of what stands in a Region, under the same ARN, where it may.
 *
 * @throws Error where AWS did not answer, which another attempt may mend
 */
export async function rotate(rotation: Rotation): Promise<Decision> {
  const { configuration, region, clients, now, tagsOfFirst } = rotation;
  const client = clients.acm(region);
  const standing = await findCertificate(client, configuration.certificate);
  const at = { client, region, standing, tagsOfFirst };
  const version = await clients.source.current();
  const material = readOrRefuse(version);
  if (material instanceof UnreadableMaterial)
    return refused(at, [`of the ${clients.source.what}, ${material.message}`]);
  if (isStanding(material, standing)) return unchanged(at);
  const mayEndEarlier =
    standing !== undefined && endsNoLater(material, standing) && (await version.isPutBack(standing));
  return place(material, at, { ...configuration, mayEndEarlier }, now);
}

function readOrRefuse(version: Version): Material | UnreadableMaterial {
  try {
    return version.material();
  } catch (error) {
    if (error instanceof UnreadableMaterial) return error;
    throw error;
  }
}
