import { ACMClient } from '@aws-sdk/client-acm';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { RotationConfiguration } from '../../modules/core/rotation';
import { CLIENT_SETTINGS } from '../clients';
import type { RotationClients } from './rotation';

/** Clients with the function's own role. */
export function awsClients({ secretId, secretRegion }: RotationConfiguration): RotationClients {
  const secrets = new SecretsManagerClient({ ...CLIENT_SETTINGS, region: secretRegion });
  const acm = new Map<string, ACMClient>();
  return {
    secret: async (stage) => {
      try {
        const { SecretString = '', CreatedDate = new Date(0) } = await secrets.send(
          new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
        );
        return { text: SecretString, createdAt: CreatedDate }; // One in binary is none of ours.
      } catch (error) {
        if (stage === 'AWSPREVIOUS' && error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    acm: (region) => {
      const client = acm.get(region) ?? new ACMClient({ ...CLIENT_SETTINGS, region });
      acm.set(region, client);
      return client;
    },
  };
}
