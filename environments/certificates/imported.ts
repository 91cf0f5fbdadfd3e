import { z } from 'zod';
import {
  KEY_ALGORITHMS,
  type KeyAlgorithm,
  type MaterialSource,
  SECRET_ID,
  secretArn,
} from '../../modules/core';
import type { Draft } from '../draft';
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
import { type S3Object, s3Object } from './s3-object';

/** Issued elsewhere. Without `rotation`, its private key ends up in the Terraform state. */
export interface ImportedCertificate extends TaggedCertificate {
  readonly source: 'imported';
  /**
   * Secrets Manager secret in the account's first Region: JSON with `certificate`, `privateKey` and perhaps `chain`.
   *
   * @default - it is in `object`
   */
  readonly secretId?: string;
  /**
   * Object in S3, in the account's first Region, with the same JSON; only with `rotation`.
   *
   * @default - it is in the secret
   */
  readonly object?: S3Object;
  /** Whether the secret has a field `chain`, for Terraform to read; not with `rotation`. @default false */
  readonly hasChain?: boolean;
  /** @default - not checked */
  readonly keyAlgorithm?: KeyAlgorithm;
  /**
   * A function imports each new version of the secret or object, under the same ARN.
   *
   * @default - Terraform imports the version that it finds, and has its key in its state
   */
  readonly rotation?: Rotation;
}

export const importedCertificate: CertificateKind<ImportedCertificate> = {
  form: formOf<ImportedCertificate>()({
    source: z.literal('imported'),
    ...namesAndTags,
    secretId: text(
      'the name or ARN of a secret',
      SECRET_ID,
      'write letters, digits and / _ + = . @ - only',
    ).optional(),
    object: s3Object.optional(),
    hasChain: flag.optional(),
    keyAlgorithm: oneOf(KEY_ALGORITHMS).optional(),
    rotation: rotationForm.optional(),
  }),
  facts: ({ rotation, keyAlgorithm, ...certificate }) => ({
    isRequested: false,
    isPublic: false,
    type: 'IMPORTED',
    material: {
      source: sourceOf(certificate),
      isRotated: rotation !== undefined,
      keyAlgorithm,
      kmsKeyArn: rotation?.kmsKeyArn,
    },
  }),
  permissions: (certificate, account) =>
    certificate.rotation === undefined
      ? terraformImports(certificate, account)
      : certificateRotation(account, regionsOf(certificate, account)),
};

/** What a certificate is imported from; undefined where its file says nothing whole of it. */
export function sourceOf({
  secretId,
  object,
}: Draft<Pick<ImportedCertificate, 'secretId' | 'object'>>): MaterialSource | undefined {
  if (secretId !== undefined) return { secretId };
  return object?.bucket === undefined || object.key === undefined
    ? undefined
    : { bucket: object.bucket, key: object.key };
}

function terraformImports(certificate: ImportedCertificate, account: CertificateAccount): Permission[] {
  return [
    ...certificateImports(account, regionsOf(certificate, account)),
    {
      purpose: 'read the secrets of imported certificates',
      access: 'read',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secretArn(certificate.secretId!, { ...account, region: account.regions[0] })],
    },
  ];
}
