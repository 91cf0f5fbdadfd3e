import { z } from 'zod';
import { KEY_ALGORITHMS, type KeyAlgorithm } from '../../modules/core';
import { flag, formOf, oneOf, text } from '../form';
import { certificateImports, secretArn } from '../permissions/services/certificates';
import { type CertificateKind, type TaggedCertificate, namesAndTags, regionsOf } from './certificate-kind';

/** Issued elsewhere; its private key ends up in the Terraform state. */
export interface ImportedCertificate extends TaggedCertificate {
  readonly source: 'imported';
  /** Secrets Manager secret in the account's first Region: JSON with `certificate`, `privateKey` and perhaps `chain`. */
  readonly secretId: string;
  /** Whether the secret has a field `chain`. @default false */
  readonly hasChain?: boolean;
  /** @default - not checked */
  readonly keyAlgorithm?: KeyAlgorithm;
}

export const importedCertificate: CertificateKind<ImportedCertificate> = {
  form: formOf<ImportedCertificate>()({
    source: z.literal('imported'),
    ...namesAndTags,
    secretId: text(
      'the name or ARN of a secret',
      /^[\w/+=.@:-]{1,2048}$/,
      'write letters, digits and / _ + = . @ - only',
    ),
    hasChain: flag.optional(),
    keyAlgorithm: oneOf(KEY_ALGORITHMS).optional(),
  }),
  facts: () => ({ isRequested: false, isPublic: false, type: 'IMPORTED' }),
  permissions: (certificate, account) => [
    ...certificateImports(account, regionsOf(certificate, account)),
    {
      purpose: 'read the secrets of imported certificates',
      access: 'read',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secretArn(account, certificate.secretId)],
    },
  ],
};
