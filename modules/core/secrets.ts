import { parseArn, partitionOf } from './arn';

/** Name or ARN of a secret (Secrets Manager API Reference, CreateSecret): it holds nothing that a policy takes as a wildcard. */
export const SECRET_ID = /^[\w/+=.@:-]{1,2048}$/;

/** Where a secret is. */
export interface SecretPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/**
 * ARN of a secret, by its name or its ARN, as policies say it. Secrets Manager puts a hyphen and six characters behind the name
 * (Secrets Manager User Guide, what's in a secret).
 */
export function secretArn(secretId: string, { partition, region, accountId }: SecretPlace): string {
  if (parseArn(secretId) !== undefined) return secretId;
  return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${secretId}-??????`;
}

/** Name of a secret, by its name or its ARN. */
export function secretName(secretId: string): string {
  return (
    parseArn(secretId)
      ?.resource.replace(/^secret:/, '')
      .replace(/-\w{6}$/, '') ?? secretId
  );
}

/** Secrets Manager of a Region as it asks KMS, for the condition `kms:ViaService`. */
export function secretsManagerService(region: string): string {
  return serviceIn(region, 'secretsmanager');
}

/** S3 of a Region as it asks KMS. */
export function s3Service(region: string): string {
  return serviceIn(region, 's3');
}

function serviceIn(region: string, service: string): string {
  return `${service}.${region}.${partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}
