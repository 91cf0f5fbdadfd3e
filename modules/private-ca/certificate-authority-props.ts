import type { CaKeyAlgorithm, Placement, Tags, UsageMode } from '../core';
import type { IRevocation } from './revocation';

/** What every private CA is made of, whoever signs it. */
export interface AuthorityProps {
  /** Common name in the CA's subject, at most 64 characters. */
  readonly commonName: string;
  /** @default - no organization in the subject */
  readonly organizationName?: string;
  /**
   * Whether the CA signs. A disabled one still revokes and publishes its lists, and costs the same. AWS installs no
   * certificate on it, so it is only disabled by the apply after the one that makes it.
   *
   * @default true
   */
  readonly enabled?: boolean;
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: CaKeyAlgorithm;
  /**
   * Kind of CA: it decides the price, and whether ACM can issue from it. It cannot be changed.
   *
   * @default 'GENERAL_PURPOSE'
   */
  readonly usageMode?: UsageMode;
  /**
   * How clients learn of revoked certificates.
   *
   * @default - they do not
   */
  readonly revocation?: IRevocation;
  /**
   * Whether ACM may issue and renew certificates of the CA's own account.
   *
   * @default true for a general-purpose CA; other accounts get the right through the share
   */
  readonly issueThroughAcm?: boolean;
  /**
   * How long a deleted CA can be restored, in days from 7 to 30. It costs nothing meanwhile.
   *
   * @default 30
   */
  readonly restoreWindowDays?: number;
  /**
   * Account and Region of the CA.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/** What a CA is made of that AWS Private CA signs, root or subordinate. */
export interface CertificateAuthorityProps extends AuthorityProps {
  /**
   * Lifetime of the CA certificate, in years. It must end before the parent's and after every leaf's.
   *
   * A change takes effect with the next `generation`.
   */
  readonly validityYears: number;
  /**
   * Counted up, it renews the CA: a new certificate for the same key and subject takes the place of the one in force,
   * which is not revoked. The CA and the one that signs it must be enabled meanwhile.
   *
   * @default 1
   */
  readonly generation?: number;
}
