import { secretArn, secretsManagerService } from '../../../modules/core';
import type { Permission, PermissionAccount } from '../permission';
import { mayRead, mayWrite } from '../permitted';

/** A secret whose value Terraform does not know. */
export interface MadeSecret {
  readonly region: string;
  readonly name: string;
  /** ARN of its key. */
  readonly kmsKeyArn: string;
  /** What it is, as a purpose says it. */
  readonly what: string;
}

/** Making a secret, and saying who may read it; nobody reads it by these. */
export function secretPermissions(
  account: PermissionAccount,
  { region, name, kmsKeyArn, what }: MadeSecret,
): Permission[] {
  const secret = [secretArn(name, { ...account, region })] as const;
  return [
    mayRead(
      `read what ${what} are`,
      ['secretsmanager:DescribeSecret', 'secretsmanager:GetResourcePolicy'],
      secret,
    ),
    mayWrite(
      `write what ${what} are`,
      [
        'secretsmanager:CreateSecret',
        'secretsmanager:DeleteResourcePolicy',
        'secretsmanager:DeleteSecret',
        'secretsmanager:PutResourcePolicy',
        'secretsmanager:TagResource',
        'secretsmanager:UntagResource',
        'secretsmanager:UpdateSecret',
      ],
      secret,
    ),
    // Secrets Manager tries the key with the rights of whoever chooses it (its User Guide, secret encryption and decryption).
    mayWrite(`give ${what} their keys`, ['kms:Decrypt', 'kms:GenerateDataKey'], [kmsKeyArn], {
      StringEquals: { 'kms:ViaService': secretsManagerService(region) },
    }),
  ];
}
