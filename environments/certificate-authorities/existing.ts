import { z } from 'zod';
import { type CaKeyAlgorithm, parseCertificateAuthorityArn } from '../../modules/core';
import { formOf, text } from '../form';
import { type AnyAuthority, type AuthorityKind, anyAuthority } from './authority-kind';
import type { ShareWith } from './share-with';

/** A CA that is managed elsewhere, in the Region of its ARN. */
export interface ExistingCertificateAuthority extends AnyAuthority {
  readonly type: 'existing';
  /** Of the shared-services account, or of another that shares it with those who request from it. */
  readonly certificateAuthorityArn: string;
  /** @default - not checked; a CA that signs others must have it */
  readonly keyAlgorithm?: CaKeyAlgorithm;
  /**
   * For a CA of the shared-services account.
   *
   * @default - shared by whoever manages it
   */
  readonly shareWith?: ShareWith;
}

export const existingAuthority: AuthorityKind<ExistingCertificateAuthority> = {
  form: formOf<ExistingCertificateAuthority>()({
    ...anyAuthority,
    type: z.literal('existing'),
    certificateAuthorityArn: text(
      'the ARN of a private CA',
      (value) => parseCertificateAuthorityArn(value) !== undefined,
      'write it as "arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>"',
    ),
  }),
  // Whoever manages it reads and changes it; what it signs says so itself.
  permissions: () => [],
};
