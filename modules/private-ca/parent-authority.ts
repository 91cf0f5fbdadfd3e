import type { CaKeyAlgorithm, ICertificateAuthority, Placement } from '../core';

/** The CA above a subordinate one. */
export interface ParentAuthority extends ICertificateAuthority {
  readonly keyAlgorithm: CaKeyAlgorithm;
  /**
   * Lifetime of the parent's certificate, in years.
   *
   * @default - unknown, so lifetimes are not compared, and AWS refuses to sign what outlives the parent
   */
  readonly validityYears?: number;
  /** Account and Region of the parent, which signs there. @default - the stack's default provider */
  readonly at?: Placement;
}
