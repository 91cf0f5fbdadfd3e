export interface ServiceConnectSecretsProps {
  /** Roles that may read the keys: those of Service Connect. */
  readonly exceptRoleArns: readonly [string, ...string[]];
  /** @default 'aws' */
  readonly partition?: string;
}

/**
 * A statement for a service control policy: nobody else reads the private keys that Service Connect keeps in Secrets
 * Manager, which every right to read secrets of the account includes (Amazon ECS Developer Guide, Service Connect and
 * Secrets Manager).
 */
export function denyServiceConnectSecrets({ exceptRoleArns, partition = 'aws' }: ServiceConnectSecretsProps) {
  return {
    Sid: 'KeysOfServiceConnect',
    Effect: 'Deny',
    Action: 'secretsmanager:GetSecretValue',
    Resource: `arn:${partition}:secretsmanager:*:*:secret:ecs-sc!*`,
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': exceptRoleArns } },
  } as const;
}
