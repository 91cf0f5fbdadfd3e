import { z } from 'zod';
import { formOf, integer, name } from '../form';
import {
  authorityPermissions,
  madeAuthorityArn,
  signingPermissions,
} from '../permissions/services/private-ca';
import type { AuthorityKind } from './authority-kind';
import { type MadeAuthority, madeAuthority } from './made-authority';

/** A CA of the shared-services account that this project creates, and that AWS Private CA signs. */
export interface CreatedCertificateAuthority extends MadeAuthority {
  /** @default 'create' */
  readonly type?: 'create';
  /**
   * Name of the CA that signs this one. Another one, and how deep the tree is below, count from the next `generation`
   * on: until then a CA that had none below it can sign none.
   *
   * @default - a root, which signs itself
   */
  readonly parent?: string;
  /**
   * Shorter than the parent's. A CA that serves ACM must outlive the 395 days of a private certificate. A change counts
   * from the next `generation` on.
   */
  readonly validityYears: number;
  /**
   * Counted up by one, it renews the CA: a new certificate for the same key and name; nothing is revoked. The CA and
   * the one that signs it must be enabled meanwhile.
   *
   * @default 1
   */
  readonly generation?: number;
}

export const createdAuthority: AuthorityKind<CreatedCertificateAuthority> = {
  form: formOf<CreatedCertificateAuthority>()({
    ...madeAuthority,
    type: z.literal('create').optional(),
    parent: name.optional(),
    validityYears: integer(1, 50, 'years'),
    generation: integer(1, 100, 'generations').optional(),
  }),
  permissions: ({ parent }, account) => [
    ...authorityPermissions(account, account.region),
    ...signingPermissions(
      account,
      parent === undefined
        ? madeAuthorityArn(account, account.region)
        : account.certificateAuthorityArn(parent),
    ),
  ],
};
