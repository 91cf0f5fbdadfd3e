import type { AllowStatement, MaterialSource, SecretPlace } from '../core/constructs';
import { certificateStatements } from './certificate-rights';
import { objectAccess } from './rotation-object';
import { secretAccess } from './rotation-secret';
import type { SourceAccess } from './rotation-source';

/** What a function that rotates works on. */
export interface RotationReach {
  /** Value of the certificates' tag `certfleet:certificate`. */
  readonly certificate: string;
  /** Regions of the certificates. */
  readonly regions: readonly string[];
  readonly source: MaterialSource;
  /** Where the source is; the certificates are in its account. */
  readonly at: SecretPlace;
  /** ARN of the customer managed key of the source. @default - it has the key that AWS manages */
  readonly kmsKeyArn?: string;
}

/** How a function reads a source. */
export function accessTo({ source, at }: Pick<RotationReach, 'source' | 'at'>): SourceAccess {
  return 'secretId' in source ? secretAccess(source, at) : objectAccess(source, at);
}

export function rotationStatements(reach: RotationReach): AllowStatement[] {
  const { reading, service } = accessTo(reach);
  return [...certificateStatements({ ...reach, ...reach.at }), reading, ...decryption(reach, service)];
}

/** Nothing but the source, and that through its service alone. */
function decryption({ kmsKeyArn }: RotationReach, service: string): AllowStatement[] {
  if (kmsKeyArn === undefined) return [];
  return [
    {
      Sid: 'DecryptWhatItImports',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: kmsKeyArn,
      Condition: { StringEquals: { 'kms:ViaService': service } },
    },
  ];
}
