import { z } from 'zod';
import type { CaKeyAlgorithm } from '../../modules/core';
import { flag, formOf, integer, name, region, text } from '../form';
import { type AnyAuthority, type AuthorityKind, anyAuthority } from './authority-kind';
import { type Revocation, revocationForm } from './revocations';
import type { ShareWith } from './share-with';

/** A CA of the shared-services account that this project creates. */
export interface CreatedCertificateAuthority extends AnyAuthority {
  /** @default 'create' */
  readonly type?: 'create';
  /**
   * Name of the CA that signs this one. Another one, and how deep the tree is below, count from the next `generation`
   * on: until then a CA that had none below it can sign none.
   *
   * @default - a root, which signs itself
   */
  readonly parent?: string;
  readonly commonName: string;
  /** @default - no organization in the subject */
  readonly organizationName?: string;
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
  /**
   * Set to false for a root whose children have their certificates: nothing can then be signed with its key, so no CA
   * below it can be added or renewed. AWS installs no certificate on a disabled CA, so a new one is disabled by the
   * second apply. It costs the same.
   *
   * @default true
   */
  readonly enabled?: boolean;
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: CaKeyAlgorithm;
  /**
   * Region of the CA. Certificates can be requested from it in this Region only.
   *
   * @default - the shared-services Region
   */
  readonly region?: string;
  /**
   * Whether ECS Service Connect may have it issue: AWS asks for the tag `AmazonECSManaged`, which this sets.
   *
   * @default false
   */
  readonly ecsServiceConnect?: boolean;
  /**
   * Whether WorkSpaces may have it issue for users: AWS asks for the tag `euc-private-ca`, which this sets.
   *
   * @default false
   */
  readonly workSpaces?: boolean;
  /** @default - revoked certificates are not published */
  readonly revocation?: Revocation;
  /** @default - used in the shared-services account only */
  readonly shareWith?: ShareWith;
}

const subjectText = text('1 to 64 characters', /^.{1,64}$/, 'shorten it');

export const createdAuthority: AuthorityKind<CreatedCertificateAuthority> = {
  form: formOf<CreatedCertificateAuthority>()({
    ...anyAuthority,
    type: z.literal('create').optional(),
    parent: name.optional(),
    commonName: subjectText,
    organizationName: subjectText.optional(),
    validityYears: integer(1, 50, 'years'),
    generation: integer(1, 100, 'generations').optional(),
    enabled: flag.optional(),
    region: region.optional(),
    ecsServiceConnect: flag.optional(),
    workSpaces: flag.optional(),
    revocation: revocationForm.optional(),
  }),
};
