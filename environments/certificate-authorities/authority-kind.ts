import { CA_KEY_ALGORITHMS, type CaKeyAlgorithm, type UsageMode } from '../../modules/core';
import { type Form, name, oneOf } from '../form';
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
}

/** The forms of what every CA has. */
export const anyAuthority = {
  formerly: name.optional(),
  keyAlgorithm: oneOf(CA_KEY_ALGORITHMS).optional(),
  usageMode: oneOf(['GENERAL_PURPOSE', 'SHORT_LIVED_CERTIFICATE']).optional(),
  shareWith: shareWithForm.optional(),
};
