import { createHash } from 'node:crypto';
import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { DistributionConfiguration } from '../../modules/core/distribution';
import { attempted } from '../attempts';
import { UnreadableMaterial } from '../imported-certificate/material';
import { problemsOf } from '../imported-certificate/replacement';
import { secretOf } from '../imported-certificate/secret';
import type { Original } from './distribution';

/** What was decided about the secret. */
export interface SecretDecision {
  readonly decision: 'written' | 'unchanged' | 'refused';
  readonly secretArn: string;
  /** Of the certificate. @default - none is issued */
  readonly serial?: string;
  /** Version that holds the certificate. @default - none is the secret's */
  readonly versionId?: string;
  /** Why nothing is written. @default - it is, or is there already */
  readonly problems?: readonly string[];
}

/** The secret that a certificate is written into. */
export interface Secret {
  readonly configuration: DistributionConfiguration;
  readonly secretArn: string;
  readonly original: Original;
  readonly client: SecretsManagerClient;
  readonly now: Date;
}

/**
 * Writes the certificate as it was issued last into the secret, in the form that rotation reads. It is exported only where the
 * secret's version is another's, and the secret is never read: the version's id says what it holds.
 *
 * @throws Error where AWS did not answer, which another attempt may mend
 */
export async function writeSecret(secret: Secret): Promise<SecretDecision> {
  const { configuration, secretArn, original, client, now } = secret;
  const refused = (problems: readonly string[], issued?: string): SecretDecision => {
    return { decision: 'refused', secretArn, serial: issued, problems };
  };
  const serial = await original.serial();
  if (serial === undefined) return refused(['it is not issued, or not any more']);
  const { KmsKeyId, VersionIdsToStages } = await client.send(
    new DescribeSecretCommand({ SecretId: secretArn }),
  );
  const idOf = (issued: string) => versionId(configuration.certificateArn, issued, KmsKeyId);
  const stages = VersionIdsToStages?.[idOf(serial)];
  if (stages?.includes('AWSCURRENT'))
    return { decision: 'unchanged', secretArn, serial, versionId: idOf(serial) };
  // Secrets Manager would take the version for written, and leave AWSCURRENT where it is.
  if (stages !== undefined)
    return refused([`its version ${idOf(serial)} is not AWSCURRENT: somebody put another there`], serial);
  try {
    const material = await original.material();
    const requirements = { domainNames: configuration.domainNames, needsChain: true, mayEndEarlier: true };
    const problems = problemsOf(material, undefined, requirements, now);
    if (problems.length > 0) return refused(problems, serial);
    const ClientRequestToken = idOf(material.leaf.serialNumber);
    const { VersionId } = await client.send(
      new PutSecretValueCommand({
        SecretId: secretArn,
        ClientRequestToken,
        SecretString: secretOf(material),
      }),
    );
    return { decision: 'written', secretArn, serial: material.leaf.serialNumber, versionId: VersionId };
  } catch (error) {
    if (error instanceof UnreadableMaterial) return refused([error.message], serial);
    throw error;
  }
}

/**
 * Id of the version that holds an issue of the certificate under a key, so that two functions at once write one: another key is
 * another version, for Secrets Manager leaves what stands under the key before.
 */
function versionId(certificateArn: string, serial: string, kmsKeyId = ''): string {
  const issue = [certificateArn, BigInt(`0x${serial}`).toString(16), kmsKeyId].join(' ');
  return createHash('sha256').update(issue).digest('hex');
}

/** How the function's own stack invokes it; it takes nothing from the event but that. */
export interface SecretEvent {
  readonly secretArn: string;
}

export function isSecretEvent(event: object): event is SecretEvent {
  return 'secretArn' in event;
}

/**
 * Writes while Terraform applies: waits for rights that are new, and for a certificate that was only asked for.
 *
 * @throws Error where it must not be written, with the reasons
 */
export async function writeWhileApplying(
  write: () => Promise<SecretDecision>,
  onDecision: (decision: SecretDecision) => void,
  pauseMilliseconds?: number,
): Promise<{ readonly versionId?: string }> {
  const isFinal = ({ serial }: SecretDecision) => serial !== undefined;
  const decision = await attempted(write, { isFinal, pauseMilliseconds });
  onDecision(decision);
  const { versionId: id, secretArn, problems } = decision;
  if (problems !== undefined) throw new Error(`nothing is written into ${secretArn}: ${problems.join('; ')}`);
  return { versionId: id };
}
