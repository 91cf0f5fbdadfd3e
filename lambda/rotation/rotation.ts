import { type ACMClient, ACMServiceException } from '@aws-sdk/client-acm';
import type { RotationConfiguration } from '../../modules/core/rotation';
import { reasonOf } from '../log';
import { type Material, UnreadableMaterial, readMaterial } from './material';
import { type Standing, endsNoLater, isStanding, problemsOf } from './replacement';
import { type Tags, findCertificate, importMaterial } from './standing-certificate';

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

/** What was decided in a Region. */
export interface Decision {
  readonly decision: 'imported' | 'unchanged' | 'refused';
  readonly region: string;
  /** @default - no certificate stands */
  readonly certificateArn?: string;
  /** Of the certificate that stands now. @default - none stands */
  readonly serial?: string;
  /** Why what the secret holds is not imported. @default - it is, or stands already */
  readonly problems?: readonly string[];
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
  const stands = {
    region,
    certificateArn: standing?.certificateArn,
    serial: standing?.leaf.serialNumber,
  };
  const place = standing ?? (tagsOfFirst && { tags: tagsOfFirst });
  if (place === undefined)
    return { ...stands, decision: 'refused', problems: ['no certificate stands there; apply its stack'] };
  const current = await clients.secret('AWSCURRENT');
  const material = readOrRefuse(current?.text ?? '');
  if (material instanceof UnreadableMaterial)
    return { ...stands, decision: 'refused', problems: [`of the secret, ${material.message}`] };
  if (isStanding(material, standing)) return { ...stands, decision: 'unchanged' };
  const mayEndEarlier = endsNoLater(material, standing) && (await isPutBack(current, standing, clients));
  const problems = problemsOf(material, standing, { ...configuration, mayEndEarlier }, now);
  if (problems.length > 0) return { ...stands, decision: 'refused', problems };
  try {
    const certificateArn = await importMaterial(client, material, place);
    return { decision: 'imported', region, certificateArn, serial: material.leaf.serialNumber };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ...stands, decision: 'refused', problems: [`ACM refuses it: ${reasonOf(error)}`] };
  }
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

/** What ACM says of the certificate, and would say again. */
function isRefusal(error: unknown): error is ACMServiceException {
  return (
    error instanceof ACMServiceException &&
    ['ValidationException', 'InvalidParameterException', 'InvalidArnException'].includes(error.name)
  );
}
