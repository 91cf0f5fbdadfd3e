/** Key algorithms of ACM certificates, in ACM's spelling (ACM API Reference, CertificateDetail). */
export const KEY_ALGORITHMS = [
  'RSA_1024',
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
] as const;

export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

/** Key algorithms ACM issues itself; the others only come by import (ACM User Guide, certificate characteristics). */
export const ISSUABLE_KEY_ALGORITHMS = ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'] as const;

export type IssuableKeyAlgorithm = (typeof ISSUABLE_KEY_ALGORITHMS)[number];

/** Who issued a certificate, in ACM's spelling (ACM API Reference, CertificateDetail), and in a message's. */
const CERTIFICATE_TYPES = {
  AMAZON_ISSUED: 'a public certificate of ACM',
  PRIVATE: 'a certificate of a private CA',
  IMPORTED: 'an imported certificate',
} as const;

export type CertificateType = keyof typeof CERTIFICATE_TYPES;

/** Certificates of these types, as a message names them. */
export function certificateTypesText(types: readonly CertificateType[]): string {
  return types.map((type) => CERTIFICATE_TYPES[type]).join(' or ');
}

/** ACM gives up a request that is not validated after 72 hours (ACM User Guide, DNS validation). */
export const WAIT_TIMEOUT_MAXIMUM_MINUTES = 72 * 60;

/**
 * An ACM certificate in one account and one Region, as a consumer sees it.
 *
 * Every value may be a token; what is a token or absent cannot be checked at synth and is let through.
 */
export interface ICertificate {
  /** ARN to attach. For a certificate this project requests, known only once it is issued. */
  readonly certificateArn: string;
  /**
   * Region the certificate lives in.
   *
   * @default - read from the ARN where that is known, otherwise unchecked
   */
  readonly region?: string;
  /**
   * Account that owns the certificate. AWS lets no other account attach it.
   *
   * @default - read from the ARN where that is known, otherwise unchecked
   */
  readonly accountId?: string;
  /**
   * Every name on the certificate, wildcards included.
   *
   * @default - unknown, so host names are not checked against it
   */
  readonly domainNames?: readonly string[];
  /**
   * Key algorithm in ACM's spelling, for example `EC_prime256v1`.
   *
   * @default - unknown, so a service's list of algorithms is not checked
   */
  readonly keyAlgorithm?: string;
  /**
   * Who issued it.
   *
   * @default - unknown, so whom a service takes certificates from is not checked
   */
  readonly certificateType?: CertificateType;
}

/** Of the CA's family: what ACM makes where nobody chooses. */
export function defaultKeyAlgorithm(caAlgorithm: string): IssuableKeyAlgorithm {
  return keyFamilyOf(caAlgorithm) === 'EC' ? 'EC_prime256v1' : 'RSA_2048';
}

/** `RSA` or `EC`: what a CA and the certificates ACM requests from it must have in common. */
export function keyFamilyOf(keyAlgorithm: string): string {
  return keyAlgorithm.split('_')[0] ?? keyAlgorithm;
}
