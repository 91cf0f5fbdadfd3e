import { z } from 'zod';
import { KEY_ALGORITHMS, type KeyAlgorithm, SECRET_ID, secretArn } from '../../modules/core';
import { flag, formOf, oneOf, text } from '../form';
import { certificateImports, certificateRotation } from '../permissions/services/certificates';
import type { Permission } from '../permissions/permission';
import {
  type CertificateAccount,
  type CertificateKind,
  type TaggedCertificate,
  namesAndTags,
  regionsOf,
} from './certificate-kind';
import { type Rotation, rotationForm } from './rotation';

/** Issued elsewhere. Without `rotation`, its private key ends up in the Terraform state. */
export interface ImportedCertificate extends TaggedCertificate {
  readonly source: 'imported';
  /** Secrets Manager secret in the account's first Region: JSON with `certificate`, `privateKey` and perhaps `chain`. */
  readonly secretId: string;
  /** Whether the secret has a field `chain`, for Terraform to read; not with `rotation`. @default false */
  readonly hasChain?: boolean;
  /** @default - not checked */
  readonly keyAlgorithm?: KeyAlgorithm;
  /**
   * A function imports each new version of the secret, under the same ARN.
   *
   * @default - Terraform imports the version that it finds, and has its key in its state
   */
  readonly rotation?: Rotation;
}

export const importedCertificate: CertificateKind<ImportedCertificate> = {
  form: formOf<ImportedCertificate>()({
    source: z.literal('imported'),
    ...namesAndTags,
    secretId: text('the name or ARN of a secret', SECRET_ID, 'write letters, digits and / _ + = . @ - only'),
    hasChain: flag.optional(),
    keyAlgorithm: oneOf(KEY_ALGORITHMS).optional(),
    rotation: rotationForm.optional(),
  }),
  facts: ({ secretId, rotation, keyAlgorithm }) => ({
    isRequested: false,
    isPublic: false,
    type: 'IMPORTED',
    secret:
      secretId === undefined ? undefined : { secretId, isRotated: rotation !== undefined, keyAlgorithm },
  }),
  permissions: (certificate, account) =>
    certificate.rotation === undefined
      ? terraformImports(certificate, account)
      : certificateRotation(account, regionsOf(certificate, account)),
};

function terraformImports(certificate: ImportedCertificate, account: CertificateAccount): Permission[] {
  return [
    ...certificateImports(account, regionsOf(certificate, account)),
    {
      purpose: 'read the secrets of imported certificates',
      access: 'read',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secretArn(certificate.secretId, { ...account, region: account.regions[0] })],
    },
  ];
}
