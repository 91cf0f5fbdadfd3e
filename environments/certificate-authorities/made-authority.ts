import type { CaKeyAlgorithm } from '../../modules/core';
import { flag, region, text } from '../form';
import { type AnyAuthority, anyAuthority } from './authority-kind';
import { type Revocation, revocationForm } from './revocations';
import type { ShareWith } from './share-with';

/** A CA of the shared-services account that this project creates, whoever signs it. */
export interface MadeAuthority extends AnyAuthority {
  readonly commonName: string;
  /** @default - no organization in the subject */
  readonly organizationName?: string;
  /**
   * Set to false for a CA whose children have their certificates: nothing can then be signed with its key, so no CA
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

/** The forms of what every CA has that is made. */
export const madeAuthority = {
  ...anyAuthority,
  commonName: subjectText,
  organizationName: subjectText.optional(),
  enabled: flag.optional(),
  region: region.optional(),
  ecsServiceConnect: flag.optional(),
  workSpaces: flag.optional(),
  revocation: revocationForm.optional(),
};
