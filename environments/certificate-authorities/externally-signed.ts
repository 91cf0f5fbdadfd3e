import { z } from 'zod';
import type { ExternalCertificate } from '../../modules/core';
import { formOf, word } from '../form';
import { authorityPermissions } from '../permissions/services/private-ca';
import type { AuthorityKind } from './authority-kind';
import { type MadeAuthority, madeAuthority } from './made-authority';

/** A CA of the shared-services account that this project creates, and that a CA outside AWS signs: the company's own root. */
export interface ExternallySignedCertificateAuthority extends MadeAuthority {
  readonly type: 'externally-signed';
  /**
   * What was signed for the CA's request, which the output `certificate_signing_requests` gives. Another certificate for
   * the same key renews the CA; it must be enabled meanwhile.
   *
   * @default - the CA waits for it, and can neither be shared nor issue
   */
  readonly installedCertificate?: InstalledCertificate;
}

/** In PEM, without keys. */
export interface InstalledCertificate extends ExternalCertificate {
  /** The certificate of the CA alone. */
  readonly certificate: string;
  /** Those of the CAs above it: first the one that signed it, last the root. */
  readonly certificateChain: string;
}

export const externallySignedAuthority: AuthorityKind<ExternallySignedCertificateAuthority> = {
  form: formOf<ExternallySignedCertificateAuthority>()({
    ...madeAuthority,
    type: z.literal('externally-signed'),
    installedCertificate: formOf<InstalledCertificate>()({
      certificate: word,
      certificateChain: word,
    }).optional(),
  }),
  permissions: (_authority, account) => authorityPermissions(account, account.region),
};
