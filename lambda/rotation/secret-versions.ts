import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { SecretSource } from '../../modules/core/material-source';
import { CLIENT_SETTINGS } from '../clients';
import { UnreadableMaterial } from '../imported-certificate/material';
import { type Standing, isStanding } from '../imported-certificate/replacement';
import { readMaterial } from '../imported-certificate/secret';
import type { VersionSource } from './version';

/** The stages of a secret: the version that is current, and the one that was before it. */
type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';

/**
 * Versions of a secret. One is put back where the stages were moved: the version that was current before is newer, and is what
 * stands.
 */
export function secretVersions({ secretId }: SecretSource, region: string): VersionSource {
  const secrets = new SecretsManagerClient({ ...CLIENT_SETTINGS, region });
  const at = async (stage: Stage) => {
    const { SecretString: text = '', CreatedDate: createdAt = new Date(0) } = await secrets.send(
      new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
    );
    return { text, createdAt }; // One in binary is none of ours.
  };
  return {
    what: 'secret',
    name: secretId,
    current: async () => {
      const { text, createdAt } = await at('AWSCURRENT');
      return {
        material: () => readMaterial(text),
        isPutBack: async (standing) => {
          const previous = await at('AWSPREVIOUS').catch(noneBefore);
          return previous !== undefined && previous.createdAt > createdAt && holds(previous.text, standing);
        },
      };
    },
  };
}

function noneBefore(error: unknown): undefined {
  if (!(error instanceof ResourceNotFoundException)) throw error;
}

function holds(text: string, standing: Standing): boolean {
  try {
    return isStanding(readMaterial(text), standing);
  } catch (error) {
    if (error instanceof UnreadableMaterial) return false;
    throw error;
  }
}
