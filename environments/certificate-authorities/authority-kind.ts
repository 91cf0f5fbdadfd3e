import { CA_KEY_ALGORITHMS, type CaKeyAlgorithm, type UsageMode } from '../../modules/core';
import { type Form, name, oneOf } from '../form';
import type { Permission, PermissionAccount } from '../permissions/permission';
import { type ShareWith, shareWithForm } from './share-with';

export interface AnyAuthority {
  /**
   * Name of the entry before: the CA is renamed, not replaced. Take it out once it is applied. Names that contain the
   * entry's name (shares, parameters) change.
   *
   * @default - the entry had no other name
   */
  readonly formerly?: string;
  readonly keyAlgorithm?: CaKeyAlgorithm;
  /** @default 'GENERAL_PURPOSE' */
  readonly usageMode?: UsageMode;
  readonly shareWith?: ShareWith;
}

/** What a type of CA is to the rules. */
export interface AuthorityKind<T extends AnyAuthority> {
  readonly form: Form<T>;
  /** What deploying and planning it needs in the shared-services account. */
  readonly permissions: (authority: T, account: AuthorityAccount) => readonly Permission[];
}

/** The shared-services account, and where a CA is. */
export interface AuthorityAccount extends PermissionAccount {
  /** Region of the CA. */
  readonly region: string;
  /** ARN of a CA that the environment declares; a pattern where AWS chooses it. */
  readonly certificateAuthorityArn: (name: string) => string;
}

/** The forms of what every CA has. */
export const anyAuthority = {
  formerly: name.optional(),
  keyAlgorithm: oneOf(CA_KEY_ALGORITHMS).optional(),
  usageMode: oneOf(['GENERAL_PURPOSE', 'SHORT_LIVED_CERTIFICATE']).optional(),
  shareWith: shareWithForm.optional(),
};
