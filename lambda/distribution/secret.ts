import { createHash, randomUUID } from 'node:crypto';
import {
  DescribeSecretCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { DistributionConfiguration } from '../../modules/core/distribution';
import { withoutZeros } from '../../modules/core/serial';
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
 * Writes the certificate as it was issued last into the secret, in the form that rotation reads. It is exported only where
 * AWSCURRENT is of another issue or under another key, and the secret is never read: the version's id says what it holds.
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
  const { KmsKeyId, VersionIdsToStages = {} } = await client.send(
    new DescribeSecretCommand({ SecretId: secretArn }),
  );
  const [current = ''] =
    Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT')) ?? [];
  const issue = (issued: string) => issueId(configuration.certificateArn, issued, KmsKeyId);
  if (current.startsWith(issue(serial)))
    return { decision: 'unchanged', secretArn, serial, versionId: current };
  try {
    const material = await original.material();
    const requirements = { domainNames: configuration.domainNames, needsChain: true, mayEndEarlier: true };
    const problems = problemsOf(material, undefined, requirements, now);
    if (problems.length > 0) return refused(problems, serial);
    const { serialNumber } = material.leaf;
    const versionId = await put(secret, issue(serialNumber), current, secretOf(material));
    return { decision: 'written', secretArn, serial: serialNumber, versionId };
  } catch (error) {
    if (error instanceof UnreadableMaterial) return refused([error.message], serial);
    throw error;
  }
}

/** Of an issue under a key, for Secrets Manager may leave what stands under the key before. */
function issueId(certificateArn: string, serial: string, kmsKeyId = ''): string {
  return hashed([certificateArn, withoutZeros(serial), kmsKeyId].join(' ')).slice(0, 32);
}

/**
 * Makes an issue AWSCURRENT; returns the version's id. It is of the issue and of the version that was current before, so that two
 * functions at once write one version, and an issue that comes back is another. Where somebody moved stages by hand that version may
 * be there already: Secrets Manager takes it for written and leaves AWSCURRENT where it is, so one of its own is made.
 */
async function put(
  { client, secretArn }: Secret,
  issue: string,
  current: string,
  text: string,
): Promise<string> {
  for (const after of [current, randomUUID()]) {
    const { VersionId, VersionStages } = await client.send(
      new PutSecretValueCommand({
        SecretId: secretArn,
        ClientRequestToken: `${issue}-${hashed(after).slice(0, 16)}`,
        SecretString: text,
      }),
    );
    if (VersionStages?.includes('AWSCURRENT')) return VersionId!;
  }
  throw new Error(`what was put into ${secretArn} is not AWSCURRENT: somebody moves its stages`);
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex');
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
