import {
  type AllowStatement,
  type SecretPlace,
  secretArn,
  secretName,
  secretsManagerService,
} from '../core/constructs';
import { certificateStatements } from './certificate-rights';

/** What a function that rotates works on. */
export interface RotationReach {
  /** Value of the certificates' tag `certfleet:certificate`. */
  readonly certificate: string;
  /** Regions of the certificates. */
  readonly regions: readonly string[];
  /** Name or ARN of the secret. */
  readonly secretId: string;
  /** Where the secret is; the certificates are in its account. */
  readonly at: SecretPlace;
  /** ARN of the customer managed key of the secret. @default - the secret has the key that AWS manages */
  readonly secretKeyArn?: string;
}

export function rotationStatements(reach: RotationReach): AllowStatement[] {
  const { secretId, at } = reach;
  return [
    ...certificateStatements({ ...reach, ...at }),
    {
      Sid: 'ReadItsSecret',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: secretArn(secretId, at),
    },
    ...decryption(reach),
  ];
}

/** Nothing but the secret, and that through Secrets Manager alone. */
function decryption({ at, secretKeyArn }: RotationReach): AllowStatement[] {
  if (secretKeyArn === undefined) return [];
  return [
    {
      Sid: 'DecryptItsSecret',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: secretKeyArn,
      Condition: { StringEquals: { 'kms:ViaService': secretsManagerService(at.region) } },
    },
  ];
}

/** What a trail tells of a secret that is called by its name or by its ARN; a trail must be there, or the schedule finds it. */
export function newVersions({ secretId, at }: Pick<RotationReach, 'secretId' | 'at'>): object {
  const name = secretName(secretId);
  const arn = secretArn(secretId, at);
  const withoutSuffix = `${arn.slice(0, arn.indexOf(':secret:'))}:secret:${name}`;
  return {
    source: ['aws.secretsmanager'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['secretsmanager.amazonaws.com'],
      eventName: ['PutSecretValue', 'UpdateSecret', 'UpdateSecretVersionStage'],
      requestParameters: { secretId: [name, { prefix: withoutSuffix }] },
    },
  };
}
