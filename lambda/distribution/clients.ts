import { ACMClient } from '@aws-sdk/client-acm';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { parseArn } from '../../modules/core/arn';
import type { DistributionConfiguration } from '../../modules/core/distribution';
import { CLIENT_SETTINGS } from '../clients';
import { acmElsewhere } from '../other-account';
import type { Original, Target } from './distribution';
import { exported, issuedSerial } from './exported';

/** What is asked of AWS. */
export interface DistributionClients {
  /** The certificate, asked for once however many copies there are. */
  readonly original: () => Original;
  /** ACM of another account, with the role that its stack has for the function. */
  readonly acm: (target: Target) => ACMClient;
  /** Secrets Manager where the certificate is. */
  readonly secrets: () => SecretsManagerClient;
}

export function awsClients({ certificateArn, roleName }: DistributionConfiguration): DistributionClients {
  const { region } = parseArn(certificateArn)!;
  const own = new ACMClient({ ...CLIENT_SETTINGS, region });
  return {
    original: () => ({
      serial: once(() => issuedSerial(own, certificateArn)),
      material: once(() => exported(own, certificateArn)),
    }),
    acm: (target) => acmElsewhere(target, { name: roleName, sessionName: 'certfleet-distribution', region }),
    secrets: () => new SecretsManagerClient({ ...CLIENT_SETTINGS, region }),
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}
